import { agreeDispute } from '../../actions/mediation/agree-dispute';
import { openFile } from '../../models/mediation/dispute-file';
import { endOfDay, type Instalment } from '../../models/mediation/instalments';
import * as words from '../../notices/mediation/agreement-words';
import type { Answer } from '../../notices/answer';
import { sumOfPlan } from '../../notices/mediation/instalment-words';
import { sendPaper } from '../../notices/figures/paper-news';
import { dayWords } from '../../notices/words';
import { readDay } from '../interpret/dates';
import { readInstalments } from './read-instalments';
import { readFen } from '../interpret/money';
import type { Turn } from '../turn/turn';

export type Said = Partial<Record<words.AgreementQuestion, string>>;

const todayOf = ({ context }: Turn): string => context.office.calendar.local(context.now).day;

/** The last minute of the day a text names; null when it names none. */
export function lastMoment(turn: Turn, text: string): number | null {
  const day = readDay(text, todayOf(turn));
  return day === null ? null : endOfDay(turn.context.office.calendar, day);
}

/** The days terms and way name, as far as the last day is known. */
export function planIn(turn: Turn, { terms = '', way = '', until }: Said): Instalment[] {
  const today = todayOf(turn);
  const last = until === undefined ? null : readDay(until, today);
  return readInstalments(`${terms}\n${way}`, today, last);
}

const fullDay = (day: string): string => day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日');

/** The agreement as all parts of it were said; `plan`: its days, when there are several. */
export async function inWriting(
  turn: Turn,
  id: number,
  said: Said,
  plan: readonly Instalment[],
): Promise<Answer> {
  const { context } = turn;
  const { facts = '', duties = '', terms = '', way = '', until = '' } = said;
  const { calendar } = context.office;
  const [first, last] = [plan[0], plan.at(-1)];
  const performBy = first === undefined ? lastMoment(turn, until) : endOfDay(calendar, first.day);
  const lastDay = last?.day ?? (performBy === null ? null : calendar.local(performBy).day);
  const dispute = await agreeDispute(context, id, 'written', {
    content: { facts, duties, terms, way, until: lastDay === null ? until : `${fullDay(lastDay)}前` },
    performBy,
    amountFen: sumOfPlan(plan) ?? readFen(terms),
    plan,
  });
  await sendPaper(context, id, 'agreement');
  return words.writtenWords(context.office, dispute, plan.length);
}

/** An oral one, in a line. */
export async function orally(turn: Turn, id: number, line: string): Promise<Answer> {
  const { context } = turn;
  const { content } = await openFile(context, id);
  const { calendar } = context.office;
  const plan = severalDays(turn, line);
  const [first, last] = [plan[0], plan.at(-1)];
  const performBy = first === undefined ? lastMoment(turn, line) : endOfDay(calendar, first.day);
  const lastDay = last?.day ?? (performBy === null ? null : calendar.local(performBy).day);
  const dispute = await agreeDispute(context, id, 'oral', {
    content: {
      facts: content,
      duties: '',
      terms: line,
      way: '按口头约定履行',
      until: lastDay === null ? '长期' : `${plan.length > 0 ? fullDay(lastDay) : dayWords(lastDay)}前`,
    },
    performBy,
    amountFen: sumOfPlan(plan) ?? readFen(line),
    plan,
  });
  return words.orallyAgreed(dispute, plan.length);
}

/** The days of a line that names more than one. */
export function severalDays(turn: Turn, line: string): Instalment[] {
  const plan = readInstalments(line, todayOf(turn));
  return plan.length > 1 ? plan : [];
}
