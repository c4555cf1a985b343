import {
  LEAST_CASES,
  results,
  type CaseResult,
  type Result,
  type Value,
  type Values,
} from '../../models/staff/assessment';
import type { Office } from '../../models/context';
import type { Objection } from '../../models/staff/objection';
import type { Ticket } from '../../models/tickets/ticket';
import { ticketKey, ticketNumber } from '../../models/tickets/workflow';
import { choiceKey, circled, type Answer } from '../answer';
import { dayWords, gridWords, momentWords, nameWords, numberedWords } from '../words';

const resultWords: Record<Result, string> = {
  answered: '及时回应',
  onTime: '按时办结',
  firstTime: '一次办好',
};

const ROWS = 10;

export const assessmentOff = (mayOpen: boolean): Answer => ({
  text: mayOpen
    ? '考核没有打开（平时就不打开）。要打开，回“考核 开”加依据，比如“考核 开 街道办〔2026〕12号文”，会记进审计日志。'
    : '考核没有打开，照常做事就行。',
});
export const askGround: Answer = {
  text: '这个平时是关着的。依据是什么？写一句，比如“街道办〔2026〕12号文”；会记进审计日志，大家看得到是谁打开的。不开了回“取消”。',
};
export const assessmentSwitched = (on: boolean, ground = ''): Answer => ({
  text: on
    ? `考核打开了，依据：${ground}。只看结果：及时回应、按时办结、一次办好；从现在起的事才算，先给本人看。不要了回“考核 关”。`
    : '考核关了，已记进审计日志。',
});

/** 按时办结 17/18（94.4%） */
function valueWords(result: Result, { met, of, rate }: Value): string {
  if (of === 0) return `${resultWords[result]} 没有`;
  const share = rate === null ? `不足 ${LEAST_CASES} 件，不算` : `${(rate * 100).toFixed(1)}%`;
  return `${resultWords[result]} ${met}/${of}（${share}）`;
}
const valuesWords = (values: Values, sign = '，'): string =>
  results.map((result) => valueWords(result, values[result])).join(sign);

const aside: Partial<Record<CaseResult['verdict'], string>> = {
  leave: '请假',
  duty: '值班',
  waiting: '等别人',
  objected: '异议成立',
};

/** 请假 1 件，等别人 2 件 */
function asideWords(cases: readonly CaseResult[]): string {
  const counts = Object.entries(aside).flatMap(([verdict, words]) => {
    const tickets = new Set(cases.filter((one) => one.verdict === verdict).map(({ ticketId }) => ticketId));
    return tickets.size > 0 ? [`${words} ${tickets.size} 件`] : [];
  });
  return counts.length > 0 ? `没算进去的：${counts.join('，')}。` : '';
}

/** One's own month, before anybody else sees it: three values and each case that was missed. */
export function ownAssessment(facts: {
  month: string;
  values: Values;
  cases: readonly CaseResult[];
  tickets: ReadonlyMap<number, Pick<Ticket, 'id' | 'placeText' | 'subject'>>;
  until: string;
}): Answer {
  const { month, values, cases, tickets, until } = facts;
  if (cases.length === 0) return { text: `${month}没有轮到您的事，没有考核。` };
  const missed = cases.filter(({ verdict }) => verdict === 'missed');
  const shown = missed.slice(0, ROWS).flatMap((one) => {
    const ticket = tickets.get(one.ticketId);
    return ticket ? [{ one, ticket }] : [];
  });
  const rows = shown.map(
    ({ one, ticket }, at) => `${circled(at)} ${numberedWords(ticket)}：没有${resultWords[one.result]}`,
  );
  const left = missed.length - shown.length;
  return {
    text: [
      `${month}考核，先给您本人看：`,
      valuesWords(values, '\n'),
      asideWords(cases),
      missed.length > 0 ? `没做到的 ${missed.length} 处：\n${rows.join('\n')}` : '件件都做到了。',
      left > 0 ? `另有 ${left} 处。` : '',
      missed.length > 0 ? `回数字看一件；觉得不对可以提异议，到${dayWords(until)}为止。` : '',
    ]
      .filter(Boolean)
      .join('\n'),
    choices: shown.map(({ one, ticket }) => ({
      label: ticketNumber(ticket.id),
      key: choiceKey('assess', 'case', ticketKey(ticket.id), one.result),
    })),
    listed: true,
  };
}

/** One case: the limit and what came of it. */
export function caseAnswer(
  { calendar }: Office,
  ticket: Ticket,
  { result, at }: CaseResult,
  objection: Objection | null,
  now: number,
): Answer {
  const limit = momentWords(calendar, at, now);
  const reached =
    ticket.doneAt === null ? '到现在还没办结' : `${momentWords(calendar, ticket.doneAt, now)} 办结`;
  const said: Record<Result, string> = {
    answered: `应在 ${limit} 前接办，晚了。`,
    onTime: `应在 ${limit} 前办结，${reached}。`,
    firstTime: '办结以后又退回返工过。',
  };
  const choices = [
    ...(objection === null
      ? [{ label: '我有异议', key: choiceKey('assess', 'object', ticketKey(ticket.id), result) }]
      : objection.decidedAt === null
        ? [{ label: '撤回异议', key: choiceKey('assess', 'drop', `O${objection.id}`) }]
        : []),
    { label: '看经过', key: choiceKey('show', 'ticket', ticketKey(ticket.id)) },
  ];
  const pending = objection !== null && objection.decidedAt === null ? '\n您提了异议，等答复。' : '';
  return { text: `${numberedWords(ticket)}\n${said[result]}${pending}`, choices, aside: true };
}

export const askObjection: Answer = {
  text: '哪里不对？写一句，会转给没经手过这件事的人来定，五个工作日内答复您。',
};
export const objectionKept = ({ calendar }: Office, { id, dueAt }: Objection): Answer => ({
  text: `异议已转出，${dayWords(calendar.local(dueAt).day)}前答复；到时没有答复，就按您说的，不算这一处。`,
  choices: [{ label: '撤回异议', key: choiceKey('assess', 'drop', `O${id}`) }],
  aside: true,
});
export const objectionWithdrawn: Answer = { text: '异议撤回了。' };

/** To who decides: the words and the case, with whose it is. */
export const objectionArrived = (
  { directory, calendar }: Office,
  { id, personId, ticketId, result, dueAt }: Objection,
  text: string,
): Answer => ({
  text: `${nameWords(directory, personId)}对考核有异议：${ticketNumber(ticketId)} ${resultWords[result]}\n“${text}”\n请${dayWords(calendar.local(dueAt).day)}前定；不定就按他说的。`,
  choices: [
    { label: '成立', key: choiceKey('assess', 'uphold', `O${id}`) },
    { label: '不成立', key: choiceKey('assess', 'refuse', `O${id}`) },
    { label: '看经过', key: choiceKey('show', 'ticket', ticketKey(ticketId)) },
  ],
  aside: true,
});
export const askRefusal: Answer = { text: '为什么不成立？写一句，会原样转给他。' };
export const decisionKept = ({ id }: Objection, upheld: boolean): Answer => ({
  text: upheld ? '定了：成立，这一处不算。已告诉他。' : '定了：不成立。理由已转给他。',
  choices: [
    upheld
      ? { label: '改为不成立', key: choiceKey('assess', 'refuse', `O${id}`) }
      : { label: '改为成立', key: choiceKey('assess', 'uphold', `O${id}`) },
  ],
  aside: true,
});

/** To who raised it. */
export const objectionDecided = (
  _office: Office,
  { ticketId, result, decidedBy }: Objection,
  upheld: boolean,
  answer: string,
): Answer => ({
  text: upheld
    ? `您的异议${decidedBy === null ? '到期没有人定，按您说的' : '成立'}：${ticketNumber(ticketId)} ${resultWords[result]}这一处不算。`
    : `您的异议没有成立（${ticketNumber(ticketId)} ${resultWords[result]}）：${answer}`,
});

/** In his list on the first working day, without a ring. */
export const assessmentReady = (month: string, until: string): Answer => ({
  text: `${month}考核先给您本人看，回“考核”；不对的${dayWords(until)}前可以提异议。`,
});

/** To who leads, when the time for objections is over: in the order of the grids, never by value. */
export function ledAssessment(
  { directory }: Office,
  month: string,
  people: readonly { personId: number; values: Values }[],
): Answer {
  if (people.length === 0) return { text: `${month}没有可看的考核。` };
  const rows = people.map(
    ({ personId, values }) => `${nameWords(directory, personId)}：${valuesWords(values)}`,
  );
  return { text: `${month}考核（按网格列，不排名；不足 ${LEAST_CASES} 件的没有分数）：\n${rows.join('\n')}` };
}
export const notYetSettled = (month: string, until: string): Answer => ({
  text: `${month}的考核先给本人看，${dayWords(until)}以后您才看得到。`,
});

/** The months before: each with who had it and why, the latest first. Nobody else is named. */
export function flagHistory(
  { directory }: Office,
  flags: readonly { gridId: number; month: string; values: Values }[],
  on: boolean,
): Answer {
  if (flags.length === 0)
    return {
      text: on
        ? '还没有评过流动红旗；每月异议期过后在社区群里说。'
        : '没有流动红旗：考核打开了才评，现在没有打开，照常做事就行。',
    };
  const rows = flags.map(
    ({ gridId, month, values }) =>
      `${month.slice(0, 4)}年${Number(month.slice(5))}月 ${gridWords(directory, gridId)}：${valuesWords(values)}`,
  );
  return { text: `流动红旗（只记得的，不排名）：\n${rows.join('\n')}` };
}

/** 流动红旗: the best and why, nobody else. */
export function flagWords(
  { directory }: Office,
  month: string,
  best: readonly { of: number; values: Values }[],
): string {
  const rows = best.map(({ of, values }) => `${gridWords(directory, of)}：${valuesWords(values)}`);
  return `流动红旗（${month}）\n${rows.join('\n')}\n谢谢！`;
}
