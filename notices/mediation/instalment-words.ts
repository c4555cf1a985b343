import type { Office } from '../../models/context';
import type { Dispute } from '../../models/mediation/dispute';
import type { Instalment } from '../../models/mediation/instalments';
import type { MediationInstalment } from '../../models/mediation/mediation';
import { disputeKey, disputeNumber } from '../../models/mediation/dispute-workflow';
import { choiceKey, circled, type Answer } from '../answer';
import { nextSteps } from './case-buttons';
import { dayWords } from '../words';

const key = (action: string, id: number): string => choiceKey('instalment', action, disputeKey(id));
const yuan = (fen: number): string => `${fen / 100}元`;
const dueWords = ({ amountFen, what }: Pick<Instalment, 'amountFen' | 'what'>): string =>
  amountFen === null ? what : yuan(amountFen);

/** 第2期 1月10日前 500元 */
export const instalmentWords = (
  { calendar }: Office,
  { number, dueBy, amountFen, what }: MediationInstalment,
): string => `第${number}期 ${dayWords(calendar.local(dueBy).day)}前 ${dueWords({ amountFen, what })}`.trim();

/** 12月10日前 500元 */
export const planWords = (one: Instalment): string => `${one.day}前 ${dueWords(one)}`.trim();

/** 12 rows fill a screen; more of the same are told by their last day. */
const ROWS = 12;
const rowsOf = (lines: readonly string[]): string =>
  lines.length <= ROWS
    ? lines.join('\n')
    : [...lines.slice(0, ROWS - 1), `…… 最后一期 ${lines.at(-1) ?? ''}`].join('\n');

/** 12月10日, with the year where it is another. */
function dayIn(day: string, today: string): string {
  return day.slice(0, 4) === today.slice(0, 4) ? dayWords(day) : `${day.slice(0, 4)}年${dayWords(day)}`;
}

const MONEY = /款|钱|付|赔|欠|余/;

/** 分, work such as a repair left out; null while it is not known how much some of it is. */
export function sumOfPlan(plan: readonly Pick<Instalment, 'amountFen' | 'what'>[]): number | null {
  const paid = plan.filter(({ amountFen }) => amountFen !== null);
  const unknown = plan.some(({ amountFen, what }) => amountFen === null && (what === '' || MONEY.test(what)));
  if (paid.length === 0 || unknown) return null;
  return paid.reduce((sum, { amountFen }) => sum + (amountFen ?? 0), 0);
}

/** What was read from the terms, to be said yes to or changed. `named`: the largest sum of the terms, in 分. `single`: it may still be said that there is only one day. */
export function planRead(
  id: number,
  plan: readonly Instalment[],
  { today, named, single }: { today: string; named: number | null; single: boolean },
): Answer {
  const sum = sumOfPlan(plan);
  const lines = plan.map((one, at) => `${circled(at)} ${dayIn(one.day, today)}前 ${dueWords(one)}`.trim());
  const differs =
    sum !== null && named !== null && named > sum
      ? `\n各期加起来是${yuan(sum)}，协议里写着${yuan(named)}，请核对。`
      : '';
  return {
    text: `读出 ${plan.length} 期${sum === null ? '' : `，共${yuan(sum)}`}：\n${rowsOf(lines)}${differs}\n每一期都提醒您。对吗？`,
    choices: [
      { label: '对', key: key('yes', id) },
      { label: '改日子', key: key('change', id) },
      ...(single ? [{ label: '不分期', key: key('single', id) }] : []),
    ],
  };
}

export const datesAsked: Answer = {
  text: '一行一期，日子和该办的写全，比如“12月10日 500元”。写好一起发来。',
};
export const datesUnclear: Answer = {
  text: '没看懂。一行一期，日子在前，比如：\n12月10日 500元\n1月10日 500元',
};

/** 每期的日子: what is done and what is owed. */
export function planShown(office: Office, dispute: Dispute, rows: readonly MediationInstalment[]): Answer {
  const { calendar } = office;
  const lines = rows.map((row) => {
    const done = row.doneAt === null ? '' : `（${dayWords(calendar.local(row.doneAt).day)}已履行）`;
    return `${instalmentWords(office, row)}${done}`;
  });
  const owed = rows.some(({ doneAt }) => doneAt === null);
  return {
    text: `${disputeNumber(dispute.id)} 分 ${rows.length} 期履行：\n${rowsOf(lines)}`,
    ...(owed
      ? {
          choices: [
            { label: '都履行了', key: key('all', dispute.id) },
            { label: '双方改了日子', key: key('move', dispute.id) },
          ],
        }
      : {}),
  };
}

/** One of several is done; the next is named. */
export const instalmentDone = (
  office: Office,
  dispute: Dispute,
  done: MediationInstalment,
  next: MediationInstalment,
): Answer =>
  nextSteps(
    dispute,
    `记下了：第${done.number}期已经履行。下一次：${instalmentWords(office, next)}，到时候提醒您。`,
    next.number,
  );

export const rescheduled = (office: Office, dispute: Dispute, next: MediationInstalment | null): Answer =>
  nextSteps(
    dispute,
    `改好了。${next === null ? '' : `下一次：${instalmentWords(office, next)}。`}原来的日子留在经过里，签好的协议不变；要改协议本身，请双方另签一份。`,
    next?.number ?? null,
  );
