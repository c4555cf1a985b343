/**
 * What a dispute is about, for the statistics (mediation.md §4); `codes` are the categories of the bot that lead to it.
 * `reserved`: questions of identity, adoption or marriage, which no court confirms by this way.
 */
export const disputeKinds = {
  neighbour: { label: '邻里', codes: ['1101', '1103', '1104', '1105', '1106'] },
  damages: { label: '损害赔偿', codes: ['1102', '1110'] },
  property: { label: '物业管理', codes: ['1114'] },
  house: { label: '房屋宅基地', codes: ['1107'] },
  family: { label: '婚姻家庭', codes: ['1108', '1109'], reserved: true },
  contract: { label: '合同', codes: ['1111'] },
  labour: { label: '劳动争议', codes: ['1112'] },
  consumer: { label: '消费', codes: ['1113'] },
  land: { label: '土地征收补偿', codes: ['1115', '1116'] },
  business: { label: '生产经营', codes: [] },
  traffic: { label: '道路交通', codes: [] },
  medical: { label: '医疗', codes: [] },
  other: { label: '其他', codes: ['1117', '1199'] },
} as const satisfies Record<string, { label: string; codes: readonly string[]; reserved?: boolean }>;

export type DisputeKind = keyof typeof disputeKinds;
export const kindNames = Object.keys(disputeKinds) as DisputeKind[];

export const isDisputeKind = (text: string): text is DisputeKind => text in disputeKinds;

/** The kind a category of the bot belongs to. */
export function kindOfCategory(code: string): DisputeKind {
  return kindNames.find((kind) => (disputeKinds[kind].codes as readonly string[]).includes(code)) ?? 'other';
}

/** The kind whose label, or the first two characters of it, people said; null when none. */
export function kindOfWords(words: string): DisputeKind | null {
  const said = words.trim();
  if (said.length < 2) return null;
  return kindNames.find((kind) => disputeKinds[kind].label.startsWith(said)) ?? null;
}

/** How hard it is, for planning and for 以案定补; it says nothing of the persons. */
export const disputeTiers = { simple: '简单', general: '一般', difficult: '疑难', major: '重大' } as const;
export type DisputeTier = keyof typeof disputeTiers;

/** 重大 → major; null when it is no tier. */
export function tierOfWords(words: string): DisputeTier | null {
  const said = words.trim();
  return (Object.keys(disputeTiers) as DisputeTier[]).find((tier) => disputeTiers[tier] === said) ?? null;
}

/** Where it came from (受理登记表). */
export const disputeSources = {
  applied: '当事人申请',
  proactive: '主动调解',
  court: '法院引导',
  police: '公安移送',
  petition: '信访移送',
} as const;
export type DisputeSource = keyof typeof disputeSources;

/** Why a mediation ended without agreement (人民调解法 art. 26). */
export const endings = {
  apart: '分歧太大，谈不拢',
  absent: '一方不再参加',
  overtime: '到期没有谈成',
  unfit: '不属于调解范围',
} as const;
export type Ending = keyof typeof endings;
