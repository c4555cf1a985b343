import type { OpenedParty } from '../../models/mediation/dispute-file';
import type { AgreementFacts, CaseFacts } from './facts';
import { addressee, empty, form, list, right, signatures, text, title, type Block } from './page';
import { names } from './parties';

/** 履行记录: the committee supervises performance (art. 31). */
export const performancePages = (facts: CaseFacts, agreement: AgreementFacts): Block[] => [
  title('调解协议履行记录'),
  right(facts.number),
  ...instalmentLines(agreement),
  form(
    [
      ['协议内容', agreement.terms.join('\n')],
      ['履行期限', agreement.until],
      ...facts.performances.map(({ date, words }) => [date, words] as const),
      ['履行完毕日期', facts.performed],
      ['履行凭证', '□收条　□转账凭证　□现场查看　□双方确认'],
    ],
    { together: 2, followed: true },
  ),
  ...signatures([
    '申请人（签名）：',
    '被申请人（签名）：',
    `调解员（签名）：　　　　　　（${facts.mediator}）`,
  ]),
];

/** Of an agreement with several days: what was due on each, and when it was done. */
const instalmentLines = ({ instalments }: AgreementFacts): Block[] =>
  instalments.length === 0
    ? []
    : [
        list(
          ['序号', '最后日期', '应履行', '履行日期'],
          instalments.map(({ number, date, due, done }) => [String(number), date, due, done]),
          [0.14, 0.3, 0.26, 0.3],
        ),
        empty(),
      ];

/** 回访记录: a step, not an option. */
export const visitPages = (facts: CaseFacts): Block[] => [
  title('人民调解回访记录'),
  right(facts.number),
  form([
    ['当事人', `${names(facts.sides.A)}；${names(facts.sides.B)}`],
    ['回访事由', '了解调解协议履行情况和双方意见'],
    ...facts.visits.map(({ date, words }) => [date, words] as const),
    ['回访人', facts.mediator],
  ]),
  ...signatures(['被回访人（签名）：', `回访人（签名）：　　　　　　　　（${facts.mediator}）`]),
];

const applicant = (parties: readonly OpenedParty[]): Block[] =>
  parties
    .slice(0, HEADED)
    .flatMap((party) => text(`申请人：${names([party])}，联系电话：${party.phone || '＿＿＿＿＿＿＿＿'}`));
/** More of them stand in the annex of the agreement. */
const HEADED = 3;

/** 司法确认申请书 (人民调解法 art. 33; 民事诉讼法 arts. 205, 206): both together, within thirty days, no fee. */
export const confirmationPages = (facts: CaseFacts, agreement: AgreementFacts): Block[] => [
  title('司法确认申请书'),
  ...applicant(facts.sides.A),
  ...applicant(facts.sides.B),
  ...text(
    `申请人双方因${facts.kind}纠纷，于${agreement.agreed}经${facts.committee}主持调解，达成了${facts.number}调解协议，协议于${agreement.effective}生效。现双方共同请求依法确认该调解协议有效。`,
  ),
  ...text(
    '双方承诺：达成协议出于自愿，没有恶意串通、规避法律的行为；如因该协议给他人造成损害，愿意承担相应的民事责任和其他法律责任。',
  ),
  ...text(
    '附：1．人民调解协议书；2．双方身份证明；3．与协议内容有关的财产权利证明（涉及财产的）；4．双方送达地址和联系方式。',
    // A page with nothing but signatures could be put under any text.
    true,
  ),
  ...text('此致', true),
  addressee('＿＿＿＿＿＿＿＿人民法院', true),
  ...text(`（最晚于${facts.confirmUntil}提出；人民法院办理司法确认不收费。）`, true),
  ...signatures([
    '申请人（签名、盖章或按指印）：',
    '申请人（签名、盖章或按指印）：',
    '　　　　　　　　　　　　　　年　　月　　日',
  ]),
];

/** Rows at the end that stay with the one before them: a page with nothing but signatures could be put under any text. */
const TOGETHER = 4;

/** 结案报告 (★): what it was, what came of it. */
export const reportPages = (facts: CaseFacts): Block[] => [
  title('人民调解案件结案报告'),
  right(facts.number),
  form(
    [
      ['人民调解员', facts.mediator],
      ['纠纷来源', facts.source],
      ['纠纷类型', `${facts.kind}（${facts.tier}）`],
      ['受理日期', facts.accepted],
      ['结案日期', facts.ended],
      ['申请人', names(facts.sides.A)],
      ['被申请人', names(facts.sides.B)],
      ['纠纷事实', facts.agreement?.facts ?? facts.content],
      ['调解经过', courseOf(facts)],
      ['处理结果', resultOf(facts)],
      ['履行和回访', afterwardsOf(facts)],
      ['调解员（签名）', '\n'],
      ['调委会（印章）', '\n　　　　　　　年　　月　　日'],
    ],
    { together: TOGETHER },
  ),
];

const courseOf = ({ begun, openness, talks, desk }: CaseFacts): string =>
  [
    begun === '' ? '' : `双方自愿，${begun}开始调解，${openness}进行`,
    talks.length === 0 ? '' : `调解 ${talks.length} 次`,
    desk === '' ? '' : `${desk}参加`,
  ]
    .filter(Boolean)
    .join('；');

const resultOf = ({ agreement, ending }: CaseFacts): string =>
  agreement !== null && ending === ''
    ? [
        `${agreement.agreed}达成${agreement.oral ? '口头' : '书面'}协议：${agreement.terms.join('；')}`,
        agreement.amount === '' ? '' : `涉及金额${agreement.amount}`,
      ]
        .filter(Boolean)
        .join('。')
    : `${ending || '已停止调解'}，未达成协议，已告知其他途径`;

const afterwardsOf = ({ performed, visits, confirmed }: CaseFacts): string =>
  [
    performed === '' ? '' : `${performed}履行完毕`,
    visits.length === 0 ? '' : `${visits.at(-1)?.date ?? ''}回访：${visits.at(-1)?.words ?? ''}`,
    confirmed === '' ? '' : `司法确认：${confirmed}`,
  ]
    .filter(Boolean)
    .join('；') || '无';
