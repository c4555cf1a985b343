import { agreementMarks, type AgreementMark } from '../../models/mediation/mediation';
import type { Office } from '../../models/context';
import type { Dispute } from '../../models/mediation/dispute';
import { disputeKinds } from '../../models/mediation/dispute-kinds';
import type { Compulsory } from '../../models/mediation/dispute-papers';
import type { MediationAgreement } from '../../models/mediation/mediation';
import { disputeClocks, disputeKey, disputeNumber } from '../../models/mediation/dispute-workflow';
import { choiceKey, type Answer, type Choice } from '../answer';
import { careChoices, chooseOne, compulsoryWords } from './case-file-words';
import { nextSteps } from './mediator-words';
import { OTHER_WAYS } from './dispute-words';
import { dayWords } from '../words';

const key = (action: string, id: number, ...rest: string[]): string =>
  choiceKey('agree', action, disputeKey(id), ...rest);

/** The required parts of a written agreement (art. 29), in the order they are asked for; `offer` answers by a tap. */
export const agreementQuestions = {
  facts: { ask: '协议第一项：主要事实和争议是什么？', offer: [['用登记的经过', 'content']] },
  duties: { ask: '第二项：各方有什么责任？', offer: [['不写这一项', 'none']] },
  terms: { ask: '第三项：双方商定了什么？一条写一行，有钱数就写清楚。', offer: [] },
  way: {
    ask: '第四项：怎么履行？',
    offer: [
      ['一次付清', 'once'],
      ['分期付清', 'parts'],
      ['修好为止', 'repair'],
      ['照协议做', 'keep'],
    ],
  },
  until: {
    ask: '最后一项：什么时候前履行完？比如“12月5日前”“三个月内”。',
    offer: [
      ['本月底前', 'month'],
      ['一个月内', 'thirty'],
    ],
  },
} as const satisfies Record<string, { ask: string; offer: readonly (readonly [string, string])[] }>;
export type AgreementQuestion = keyof typeof agreementQuestions;

/** `day`: the one the terms name, YYYY-MM-DD. */
export function askFor(question: AgreementQuestion, id: number, day: string | null = null): Answer {
  const { ask, offer } = agreementQuestions[question];
  const known =
    question === 'until' && day !== null ? [[`${dayWords(day)}前`, day.replaceAll('-', '')] as const] : [];
  const choices = [...known, ...offer].map(([label, value]): Choice => ({
    label,
    key: key('part', id, question, value),
  }));
  return { text: ask, ...(choices.length > 0 ? { choices } : {}) };
}

/** 20261210 of a key → 2026-12-10; null when it is none. */
export const tappedDay = (value: string): string | null =>
  /^\d{8}$/.test(value) ? value.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3') : null;

/** Words behind a tapped part. */
export const tappedParts: Readonly<Record<string, string>> = {
  none: '',
  once: '一次付清',
  parts: '按约定分期付清',
  repair: '由责任方修好，对方查看确认',
  keep: '双方照协议做',
  month: '月底前',
  thirty: '一个月内',
};

export const untilUnclear: Answer = { text: '没看懂日子。写成“12月5日前”“三个月内”就行。' };
export const oralAsked: Answer = {
  text: '一句话：怎么说好的、什么时候前办到。口头协议从现在起生效；有一方要书面的，请点“书面协议”。',
};

/** What a court would find missing is said before anybody signs. */
export function writtenWords(office: Office, dispute: Dispute, instalments = 0): Answer {
  const reserved = 'reserved' in disputeKinds[dispute.kind];
  const { performBy, amountFen } = dispute;
  const day = performBy === null ? '' : dayWords(office.calendar.local(performBy).day);
  const hints = [
    amountFen === null ? '没有看到钱数，涉及钱的请点“改协议”写清楚。' : '',
    reserved ? '身份关系、收养、婚姻效力的内容，法院不受理司法确认。' : '',
  ];
  return nextSteps(
    dispute,
    [
      `协议写好了（${instalments > 1 ? `分${instalments}期，首期${day}` : `${day}前履行`}），文书发给您，打印出来当面签。${hints.join('')}`,
      '签字、按指印、盖章都齐了才生效，点“签字盖章”逐样记下。在手机上说同意不算签字。',
    ].join('\n'),
  );
}

export const orallyAgreed = (dispute: Dispute, instalments = 0): Answer =>
  nextSteps(
    dispute,
    `${disputeNumber(dispute.id)} 口头协议登记好了，从现在起生效。${instalments > 1 ? `分 ${instalments} 期，每一期都提醒您；日子在“更多”里看。` : ''}`,
    instalments > 1 ? 1 : null,
  );

const markWords: Record<AgreementMark, string> = {
  signedA: '申请方已签',
  signedB: '对方已签',
  signedMediator: '调解员已签',
  sealedAt: '已盖章',
};

export function marksAsked(id: number, agreement: MediationAgreement | null): Answer {
  const missing = agreementMarks.filter((mark) => (agreement?.[mark] ?? null) === null);
  return {
    text: '纸上有了哪几样？四样都齐，协议才生效。',
    choices: [
      ...(missing.length > 1 ? [{ label: '都齐了', key: key('mark', id, 'all') }] : []),
      ...missing.map((mark) => ({ label: markWords[mark], key: key('mark', id, mark) })),
    ],
  };
}

export function effectiveWords(office: Office, dispute: Dispute): Answer {
  const until = dayWords(office.calendar.local((dispute.effectiveAt ?? 0) + disputeClocks.confirmation).day);
  const confirmation =
    dispute.confirmation === 'open' ? `要司法确认的，双方一起申请，最晚${until}，不收费。` : '';
  return nextSteps(dispute, `签章齐了，协议从现在起生效。${confirmation}到日子提醒您问履行、做回访。`);
}

export const performedWords = (office: Office, dispute: Dispute): Answer =>
  nextSteps(
    dispute,
    `记下了：已经履行。${dispute.revisitAt === null ? '' : dayWords(office.calendar.local(dispute.revisitAt).day)}提醒您回访。`,
  );
/** What is said to both, and when to ask again: a tap, or a day in words. */
export const brokenWords = (dispute: Dispute): Answer => ({
  text: `记下了：到期没有履行。请督促一次；再不履行，对方可以向法院起诉，经过司法确认的可以申请强制执行。${OTHER_WAYS}\n哪天再问一次？点一下，或写个日子。`,
  choices: laterChoices(dispute.id),
});

/** Days after which the mediator asks again. */
export const laterDays = { soon: 3, week: 7, month: 30 } as const;
const laterChoices = (id: number): Choice[] => [
  { label: '三天后', key: choiceKey('perform', 'later', disputeKey(id), 'soon') },
  { label: '一周后', key: choiceKey('perform', 'later', disputeKey(id), 'week') },
  { label: '一个月后', key: choiceKey('perform', 'later', disputeKey(id), 'month') },
];

export const partAsked: Answer = {
  text: '还差什么、约到哪天？一句话，比如“还差500元，12月20日前”。',
};
export const partUnclear = (id: number): Answer => ({
  text: '约到哪天再看？点一下，或写个日子，比如“12月20日前”。',
  choices: laterChoices(id),
});
export const askedAgainOn = (office: Office, dispute: Dispute, left: string): Answer =>
  nextSteps(
    dispute,
    `记下了${left === '' ? '' : `：履行了一部分，${left}`}。${dispute.performBy === null ? '' : dayWords(office.calendar.local(dispute.performBy).day)}提醒您再问。`,
  );

export const revisitAsked = (id: number): Answer => ({
  text: '回访情况怎样？也可以直接写一句。',
  choices: [
    { label: '都好，满意', key: key('visited', id, 'good') },
    { label: '还行', key: key('visited', id, 'fair') },
    { label: '又有反复', key: key('visited', id, 'again') },
  ],
});
export const revisitWords = {
  good: '双方满意，没有反复',
  fair: '基本满意',
  again: '又有反复，需要再做工作',
} as const;
export function revisited(
  dispute: Dispute,
  missing: readonly Compulsory[],
  found: 'well' | 'again' = 'well',
): Answer {
  if (dispute.state === 'closed') return closedWords(dispute);
  if (found === 'again')
    return nextSteps(dispute, '回访记下了：又有反复。可以再约双方谈一次；两周后再提醒您看一次。');
  if (missing.length > 0)
    return {
      text: `回访记下了。结案还差：${missing.map((paper) => compulsoryWords[paper]).join('、')}。做过了就点一下。`,
      choices: careChoices(dispute.id, missing),
    };
  const open = dispute.state === 'performing' && dispute.performedAt === null;
  return nextSteps(dispute, `回访记下了。${open ? '都履行好了就点“已履行”。' : ''}`);
}

export const closedWords = (dispute: Dispute): Answer => ({
  text: `${disputeNumber(dispute.id)} 回访记下了，结案。卷宗可以打印归档；证据照片和录音 30 天后删掉。`,
  choices: papersChoice(dispute),
});

const papersChoice = ({ id }: Dispute): Choice[] => [
  { label: '卷宗', key: choiceKey('papers', 'ask', disputeKey(id)) },
];

export const confirmationAsked = (office: Office, dispute: Dispute): Answer => ({
  text:
    dispute.confirmation === null
      ? '这一件不能申请司法确认：口头协议、身份关系的纠纷，法院不受理。'
      : `司法确认要双方一起申请，${dayWords(office.calendar.local((dispute.effectiveAt ?? 0) + disputeClocks.confirmation).day)}是最后一天，不收费。带上协议书、双方身份证、财产权利证明和送达地址。`,
  ...(dispute.confirmation === null
    ? {}
    : {
        choices: [
          { label: '双方要申请', key: key('confirm', dispute.id, 'asked') },
          { label: '法院已确认', key: key('confirm', dispute.id, 'given') },
          { label: '不申请', key: key('confirm', dispute.id, 'declined') },
        ],
      }),
});
export const courtAsked = (id: number): Answer => ({
  text: '裁定书的文号写一句，卷宗里要用。',
  choices: [{ label: '先不写文号', key: key('confirm', id, 'unnumbered') }],
});
export const confirmationNoted = (dispute: Dispute): Answer =>
  nextSteps(
    dispute,
    dispute.confirmation === 'asked'
      ? '记下了，申请书发给您，双方签好一起交法院。'
      : dispute.confirmation === 'given'
        ? '记下了：法院已经确认，不履行的可以申请强制执行。'
        : '记下了：不申请司法确认，不再提醒。',
  );

export const whichPaper = (dispute: Dispute, names: readonly (readonly [string, string])[]): Answer =>
  chooseOne(
    `${disputeNumber(dispute.id)} 要哪一份？docx 发到您这里，请只给有关的人看。`,
    names.map(([paper, label]) => ({
      label,
      key: choiceKey('papers', 'send', disputeKey(dispute.id), paper),
    })),
  );
export const paperSent: Answer = { text: '发给您了，打印前看一眼空着的地方。' };
