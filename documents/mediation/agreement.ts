import type { OpenedParty } from '../../models/mediation/dispute-file';
import type { AgreementFacts, CaseFacts } from './facts';
import {
  empty,
  form,
  heading,
  list,
  right,
  sealed,
  sentence,
  signatures,
  text,
  title,
  type Block,
} from './page';
import { HEAD_PARTIES, names } from './parties';

const shown = (words: string): string => (words === '' ? '＿＿＿＿＿＿' : words);

/** 甲方：陈某，住…，电话…; who is unknown is filled by hand. */
function partyLines(label: string, parties: readonly OpenedParty[]): Block[] {
  if (parties.length <= HEAD_PARTIES)
    return parties.flatMap(({ name, household, phone }) =>
      text(`${label}：${shown(name)}　　电话：${shown(phone)}\n住址：${shown(household)}`),
    );
  const spoken = parties.some(({ represents }) => represents);
  return text(`${label}：${names(parties)}${spoken ? '，由上列代表签字' : ''}`);
}

/** 人民调解协议书 (人民调解法 art. 29), to be signed as it is. */
export function agreementPages(facts: CaseFacts, agreement: AgreementFacts): Block[] {
  const terms = agreement.terms.map((term, at) => `${at + 1}．${sentence(term)}`);
  return [
    title('人民调解协议书'),
    right(facts.number),
    ...partyLines('申请人', facts.sides.A),
    ...partyLines('被申请人', facts.sides.B),
    heading('一、纠纷的主要事实和争议事项'),
    ...text(sentence(agreement.facts)),
    ...(agreement.duties === ''
      ? []
      : [heading('二、各方当事人的责任'), ...text(sentence(agreement.duties))]),
    heading(`${agreement.duties === '' ? '二' : '三'}、经调解，双方自愿达成如下协议`),
    ...terms.flatMap((term) => text(term)),
    ...(agreement.amount === '' ? [] : text(`以上款项合计${agreement.amount}。`)),
    heading(`${agreement.duties === '' ? '三' : '四'}、履行的方式和期限`),
    ...wayLines(agreement),
    heading(`${agreement.duties === '' ? '四' : '五'}、效力`),
    ...text(
      `本协议自各方当事人签名、盖章或者按指印，人民调解员签名并加盖人民调解委员会印章之日起生效，具有法律约束力，当事人应当按照约定履行。自生效之日起三十日内，双方可以共同向人民法院申请司法确认。本协议一式${agreement.copies}份，当事人各执一份，人民调解委员会留存一份。`,
      // A page with nothing but signatures could be put under any text.
      true,
    ),
    ...signatures(
      [
        '申请人（签名、盖章或按指印）：',
        '被申请人（签名、盖章或按指印）：',
        `人民调解员（签名）：　　　　　　　　（${facts.mediator}）`,
      ],
      true,
    ),
    ...sealed([`${facts.committee}（印章）`, '年　　月　　日']),
  ];
}

/**
 * How and until when; of several days each on a line of its own, so that a court finds them clear. They are numbered, not
 * counted as 期: a repair among them would contradict 共6期 of the terms.
 */
function wayLines({ way, until, instalments }: AgreementFacts): Block[] {
  if (instalments.length === 0) return text(`${way}；期限：${until}。`);
  const last = instalments.length - 1;
  const rows = instalments.map(
    ({ number, date, due }, at) => `（${number}）${date}前，${due}${at === last ? '。' : '；'}`,
  );
  return text([`${way}，最后期限：${until}，具体为：`, ...rows].join('\n'));
}

/** 附件 to the agreement: the households, by number, with a place for each to sign. */
export function annexPages(facts: CaseFacts): Block[] | null {
  const sides = (
    [
      ['申请人', facts.sides.A],
      ['被申请人', facts.sides.B],
    ] as const
  ).filter(([, parties]) => parties.length > HEAD_PARTIES);
  if (sides.length === 0) return null;
  return [
    title('附件　当事人名单'),
    right(facts.number),
    ...sides.flatMap(([label, parties]) => [
      heading(`${label}（共 ${parties.length} 户）`),
      list(
        ['序号', '户号', '姓名', '代表', '签名或指印'],
        parties.map(({ number, household, name, represents }) => [
          String(number),
          household,
          name,
          represents ? '是' : '',
          '',
        ]),
        [0.12, 0.24, 0.24, 0.12, 0.28],
      ),
      empty(),
    ]),
  ];
}

/** 口头协议登记表 (art. 28): what the mediator wrote down. */
export function oralPages(facts: CaseFacts, agreement: AgreementFacts): Block[] {
  return [
    title('人民调解口头协议登记表'),
    right(facts.number),
    form([
      ['申请人', names(facts.sides.A)],
      ['被申请人', names(facts.sides.B)],
      ['纠纷类型', facts.kind],
      ['纠纷事实', agreement.facts],
      ['协议内容', agreement.terms.join('\n')],
      ['涉及金额', agreement.amount === '' ? '无' : agreement.amount],
      ['履行方式', agreement.way],
      [
        '履行期限',
        agreement.instalments.length === 0
          ? agreement.until
          : agreement.instalments.map(({ number, date, due }) => `（${number}）${date}前，${due}`).join('\n'),
      ],
      ['达成日期', agreement.agreed],
      ['调解员（签名）', facts.mediator],
      ['备注', '口头协议自双方达成之日起生效。'],
    ]),
    ...sealed([`${facts.committee}（印章）`, agreement.agreed]),
  ];
}
