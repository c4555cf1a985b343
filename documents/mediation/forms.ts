import type { OpenedParty } from '../../models/mediation/dispute-file';
import type { CaseFacts, Talk } from './facts';
import {
  addressee,
  form,
  gap,
  heading,
  picture,
  right,
  sealed,
  signatures,
  text,
  title,
  type Block,
} from './page';
import { names } from './parties';

const asks = (parties: readonly OpenedParty[]): string =>
  parties
    .map((party) => party.asks)
    .filter(Boolean)
    .join('；');
const contact = (parties: readonly OpenedParty[]): string =>
  parties
    .map(({ phone }) => phone)
    .filter(Boolean)
    .join('、');
const DATE = '　　　　　　　　　　　　　　年　　月　　日';

/** 人民调解申请书. No more is asked than the form needs: no ethnic group, no occupation. */
export const applicationPages = (facts: CaseFacts): Block[] => [
  title('人民调解申请书'),
  form([
    ['申请人', names(facts.sides.A)],
    ['联系方式', contact(facts.sides.A)],
    ['被申请人', names(facts.sides.B)],
    ['联系方式', contact(facts.sides.B)],
    ['纠纷简要情况', facts.content],
    ['申请事项', asks(facts.sides.A)],
  ]),
  gap(),
  ...text(
    `本人自愿向${facts.committee}申请人民调解，知道调解不收费、可以随时停止，也可以选择仲裁、行政、司法等其他途径。`,
  ),
  ...signatures(['申请人（签名、盖章或按指印）：', DATE]),
];

/** 受理登记表. */
export const registerPages = (facts: CaseFacts): Block[] => [
  title('人民调解受理登记表'),
  right(facts.number),
  form([
    ['登记日期', facts.registered],
    ['受理日期', facts.accepted],
    ['纠纷来源', facts.source],
    ['纠纷类型', facts.kind],
    ['发生地点', facts.place],
    ['申请人', names(facts.sides.A)],
    ['被申请人', names(facts.sides.B)],
    ['纠纷简要情况', facts.content],
    ...(facts.amount === '' ? [] : [['涉及金额', facts.amount] as const]),
    ['公开方式', facts.openness],
    ['双方意愿', facts.begun === '' ? '' : `双方同意调解，${facts.begun}开始`],
    ['调解员', facts.mediator],
  ]),
  ...signatures(['登记人（签名）：']),
  ...sealed([`${facts.committee}（印章）`, facts.accepted]),
];

/** 权利义务告知书 (人民调解法 arts. 23, 24). */
export const noticePages = (facts: CaseFacts): Block[] => [
  title('人民调解权利义务告知书'),
  right(facts.number),
  ...text('根据《中华人民共和国人民调解法》，现将您在人民调解中的权利和义务告知如下：'),
  heading('一、您有权'),
  ...text(
    '1．选择或者接受人民调解员；\n2．接受调解、拒绝调解或者要求终止调解；\n3．要求调解公开进行或者不公开进行；\n4．自主表达意愿、自愿达成调解协议。',
  ),
  heading('二、您有义务'),
  ...text('1．如实陈述纠纷事实；\n2．遵守调解现场秩序，尊重人民调解员；\n3．尊重对方当事人行使权利。'),
  heading('三、请您知道'),
  ...text(
    '人民调解不收取任何费用。不愿调解或者调解不成的，可以依法通过仲裁、行政、司法等途径维护自己的权利。',
  ),
  ...signatures(['以上内容已经知道。', '申请人（签名）：', '被申请人（签名）：', DATE]),
];

/** 调查（询问）笔录 or 调解笔录. */
export function recordPages(facts: CaseFacts, talk: Talk, name: '调查笔录' | '调解笔录'): Block[] {
  const together = name === '调解笔录';
  return [
    title(name),
    ...text(`时间：${talk.date}　${talk.time}`),
    ...text(`地点：${talk.place === '' ? '＿＿＿＿＿＿＿＿' : talk.place}`),
    ...text(
      `调解员：${facts.mediator}${facts.desk === '' || !together ? '' : `　　参加调解：${facts.desk}`}`,
    ),
    ...(together ? text(`当事人：${names(facts.sides.A)}；${names(facts.sides.B)}`) : []),
    ...(together ? text(`已告知当事人权利义务，当事人同意由上述调解员调解，${facts.openness}进行。`) : []),
    heading('记录'),
    ...text(talk.record),
    ...signatures([
      '以上记录已经看过，与所说一致。',
      ...(together ? ['申请人（签名）：', '被申请人（签名）：'] : ['被询问人（签名）：']),
      '调解员（签名）：',
    ]),
    ...talk.pictures.flatMap(({ jpeg, ...size }, at) => [
      ...text(`附：手写笔录照片（${at + 1}）`, true),
      picture(jpeg, size),
    ]),
  ];
}

/** 终止告知书 (art. 26). */
export const endingPages = (facts: CaseFacts): Block[] => [
  title('人民调解终止告知书'),
  right(facts.number),
  addressee(`${names(facts.sides.A)}、${names(facts.sides.B)}：`),
  ...text(
    `你们之间的${facts.kind}纠纷，经${facts.committee}调解，因“${facts.ending}”未能达成协议，现终止调解。`,
  ),
  ...text(
    '你们可以依法通过以下途径维护自己的权利：\n1．向有管辖权的人民法院提起诉讼；\n2．约定了仲裁或者属于劳动争议的，申请仲裁；\n3．属于行政机关处理的，请主管部门处理。\n法律问题可以拨打 12348 免费咨询。',
  ),
  ...sealed([`${facts.committee}（印章）`, facts.ended]),
];
