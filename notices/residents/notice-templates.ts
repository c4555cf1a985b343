import type { NoticeKind } from '../../models/residents/public-notice';

export interface NoticeTemplate {
  kind: NoticeKind;
  /** 停水 */
  label: string;
  /** Words of the one who writes it. */
  known: RegExp;
  /** Words of the one who asks. */
  asked: RegExp;
  /** Who says that it is so asks about it too: 没水了. Of other kinds only a question is answered, a report stays one. */
  outage?: true;
  /** What to do, behind the words of the one who writes. */
  advice: string;
  /** To be changed and sent: a notice to residents, and one to colleagues where they have something to do. */
  toResidents: string;
  toStaff?: string;
  /** So soon the one who writes to colleagues hears who has not confirmed, where the street says nothing else. */
  minutes?: number;
}

/** 通知模板, in the order in which they are shown. */
export const noticeTemplates: readonly NoticeTemplate[] = [
  {
    kind: 'water',
    label: '停水',
    known: /停水|断水|供水/,
    asked: /停水|断水|没水|没有水|来水|有水|水压/,
    outage: true,
    advice: '请提前接好水，出门关好龙头。',
    toResidents: '通知居民 3号楼、4号楼 明天8点到17点停水，检修水管',
  },
  {
    kind: 'power',
    label: '停电',
    known: /停电|断电|供电/,
    asked: /停电|断电|没电|没有电|来电了?没|来电吗|什么时候来电|有电/,
    outage: true,
    advice: '请提前充好电、少开冰箱；电梯会停，家里用呼吸机等设备的请早告诉我们。',
    toResidents: '通知居民 3号楼、4号楼 明天8点到12点停电，更换电表',
  },
  {
    kind: 'gas',
    label: '停气',
    known: /停气|停燃气|停煤气/,
    asked: /停气|没气|没有气|来气|没燃气|没煤气/,
    outage: true,
    advice: '请关好灶前阀门，来气后先通风再点火。',
    toResidents: '通知居民 3号楼、4号楼 明天9点到16点停气，检修燃气管',
  },
  {
    kind: 'storm',
    label: '暴雨',
    known: /暴雨|大雨|强降雨|汛/,
    asked: /暴雨|下雨|会不会淹/,
    advice: '请收好窗台上的东西，车不要停在低处，少出门，不要蹚水。',
    toResidents: '通知居民 今晚8点到明早8点有暴雨',
    toStaff: '通知 全体网格员 今晚8点到明早8点有暴雨，请看一遍地下室、车库和排水口，电话保持畅通',
    minutes: 15,
  },
  {
    kind: 'wind',
    label: '大风',
    known: /大风|台风|阵风/,
    asked: /大风|台风|刮风/,
    advice: '请收好阳台、窗台上的东西，远离广告牌、工棚和大树。',
    toResidents: '通知居民 明天有大风，到后天8点',
    toStaff: '通知 全体网格员 明天有大风，请看一遍广告牌、围挡、枯枝和高处的花盆',
  },
  {
    kind: 'heat',
    label: '高温',
    known: /高温|炎热/,
    asked: /高温|多少度|太热/,
    advice: '中午少出门，多喝水；社区活动室可以来避暑。',
    toResidents: '通知居民 高温到周五，最高39度',
    toStaff: '通知 全体网格员 高温到周五，请看看楼里的邻居有没有要帮忙的，自己也避开中午',
  },
  {
    kind: 'cold',
    label: '降温、结冰',
    known: /降温|寒潮|结冰|下雪|降雪|冰冻/,
    asked: /降温|寒潮|结冰|下雪|降雪|多冷/,
    advice: '请给水管水表包好，出门走慢些，小心路滑。',
    toResidents: '通知居民 明天降温结冰，到周六',
    toStaff: '通知 全体网格员 明天降温结冰，请看一遍路口、坡道和楼梯，结冰的撒盐围挡',
  },
  {
    kind: 'fire',
    label: '消防',
    known: /消防|防火|火灾|飞线|电动车|电瓶车/,
    asked: /演练|警报/,
    advice: '请不要在楼道停车、充电、堆东西，疏散门不要锁。',
    toResidents: '通知居民 周六上午9点到11点消防演练，会响警报，请不要慌',
    toStaff: '通知 全体网格员 本周查一遍楼道充电和消防通道，当场清不掉的上报',
  },
  {
    kind: 'lift',
    label: '电梯检修',
    known: /电梯/,
    asked: /电梯/,
    advice: '请改走楼梯；行动不便的请提前告诉我们。',
    toResidents: '通知居民 3号楼 明天9点到11点电梯检修',
  },
  {
    kind: 'road',
    label: '道路施工',
    known: /施工|封路|挖路|道路/,
    asked: /施工|封路|修路|能不能走|绕行/,
    advice: '请绕行，看好孩子，车不要停在围挡边。',
    toResidents: '通知居民 东门 明天起道路施工，到12月5日',
  },
  {
    kind: 'pests',
    label: '消杀',
    known: /消杀|消毒|灭鼠|灭蚊|灭蟑|打药/,
    asked: /消杀|消毒|灭鼠|灭蚊|打药/,
    advice: '请关好门窗、收好食物，看好孩子和宠物，半天内不要碰药。',
    toResidents: '通知居民 明天9点到11点灭鼠灭蟑',
  },
];

/** 停水, 停电, …: as the organisation's spreadsheet names them. */
export const noticeKindWords = Object.fromEntries(
  noticeTemplates.map(({ kind, label }) => [kind, [label]]),
) as unknown as Readonly<Record<NoticeKind, readonly string[]>>;

const OTHER = { kind: 'other', label: '通知', advice: '' } as const;

/** The template whose words stand in the text. */
export const templateOf = (text: string): Pick<NoticeTemplate, 'kind' | 'label' | 'advice' | 'minutes'> =>
  noticeTemplates.find(({ known }) => known.test(text)) ?? OTHER;

/** Kinds the words are about. */
export const kindsAsked = (text: string, isQuestion: boolean): NoticeKind[] =>
  noticeTemplates
    .filter(({ asked, outage }) => (isQuestion || outage === true) && asked.test(text))
    .map(({ kind }) => kind);
