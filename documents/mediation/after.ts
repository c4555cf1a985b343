import type { OpenedParty } from '../../models/dispute-file';
import type { AgreementFacts, CaseFacts } from './facts';
import { form, right, signatures, text, title, type Block } from './page';

const names = (parties: readonly OpenedParty[]): string =>
  parties.map(({ name, household }) => [household, name].filter(Boolean).join(' ')).join('、');

/** 履行记录: the committee supervises performance (art. 31). */
export const performancePages = (facts: CaseFacts, agreement: AgreementFacts): Block[] => [
  title('调解协议履行记录'),
  right(facts.number),
  form([
    ['协议内容', agreement.terms.join('\n')],
    ['履行期限', agreement.until],
    ['未履行催告', facts.notPerformed.join('、')],
    ['履行完毕', facts.performed],
    ['履行凭证', '□收条　□转账凭证　□现场查看　□双方确认'],
  ]),
  ...signatures([
    '申请人（签名）：',
    '被申请人（签名）：',
    `调解员（签名）：　　　　　　（${facts.mediator}）`,
  ]),
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
];

/** 司法确认申请书 (人民调解法 art. 33; 民事诉讼法 arts. 205, 206): both together, within thirty days, no fee. */
export const confirmationPages = (facts: CaseFacts, agreement: AgreementFacts): Block[] => [
  title('司法确认申请书'),
  ...text(`申请人：${names(facts.sides.A)}　　联系电话：＿＿＿＿＿＿`),
  ...text(`申请人：${names(facts.sides.B)}　　联系电话：＿＿＿＿＿＿`),
  ...text(
    `申请人双方因${facts.kind}纠纷，于${agreement.agreed}经${facts.committee}主持调解，达成了${facts.number}调解协议，协议于${agreement.effective}生效。现双方共同请求依法确认该调解协议有效。`,
  ),
  ...text(
    '双方承诺：达成协议出于自愿，没有恶意串通、规避法律的行为；如因该协议给他人造成损害，愿意承担相应的民事责任和其他法律责任。',
  ),
  ...text(
    '附：1．人民调解协议书；2．双方身份证明；3．与协议内容有关的财产权利证明（涉及财产的）；4．双方送达地址和联系方式。',
  ),
  ...text('此致\n＿＿＿＿＿＿＿＿人民法院'),
  ...text(`（最晚于${facts.confirmUntil}提出；人民法院办理司法确认不收费。）`),
  ...signatures([
    '申请人（签名、盖章或按指印）：',
    '申请人（签名、盖章或按指印）：',
    '　　　　　　　　　　　　　　年　　月　　日',
  ]),
];
