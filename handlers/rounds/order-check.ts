import { openChecks, orderCheck, sameCheck } from '../../actions/rounds/order-check';
import { minutesOf } from '../../models/calendar';
import type { Staff } from '../../models/staff/directory';
import { Failure } from '../../models/failure';
import { holdsRight } from '../../models/staff/rights';
import type { Answer } from '../../notices/answer';
import {
  checkOrdered,
  checkOrderedBefore,
  checkPast,
  checksOpen,
  checkUsage,
  checkWhere,
  whoChecks,
} from '../../notices/rounds/order-check-words';
import { readDay, readTime } from '../interpret/dates';
import type { Handler } from '../handler';
import { interpret, type Interpretation } from '../interpret';
import { knownOf } from '../turn/known';
import type { Turn } from '../turn/turn';

const CLOSING_TIME = '18:00';
const DAY = '(?:今天|明天|大后天|后天|(?:下?周|星期)[一二三四五六日天]|\\d{1,2}月\\d{1,2}日)';
const CLOCK = '(?:(?:上午|中午|下午|晚上)?\\s*\\d{1,2}(?:[:：]\\d{2}|点半?))';
const MOMENTS = new RegExp(`(?:${DAY}\\s*${CLOCK}?|${CLOCK})(?:之?前)?`, 'g');

const PAST = /(?:^|\s)(?:昨天|前天|上周)(?:\s|$)/;

/** 核查 3号楼地下室积水 网格员乙 今天: who is to look at what until when. */
export const orderCheckHandler: Handler = {
  intent: 'ordercheck',
  commands: [
    {
      words: ['核查', '核查指令', '核查清单'],
      // 核查3号楼楼道堆物 网格员乙
      glued: /^(?:\d+\s*(?:号|栋|幢|座)|一下)/,
      for: ['leader'],
      example: '核查 3号楼地下室积水 网格员乙 今天',
      does: '请一位同事去看一处，回照片和一句话',
      run: order,
    },
  ],
};

async function order(turn: Turn, rest: string): Promise<Answer> {
  const { context, person } = turn;
  const { office } = context;
  if (!holdsRight(office.directory, person.id, 'order_check'))
    throw new Failure('role.other', { who: '网格长或社区工作人员' });
  if (rest === '') return checksOpen(office, await openChecks(context, person.id), context.now);
  const colleagues = office.directory
    .colleagues()
    .filter(({ id, name }) => id !== person.id && rest.includes(name));
  const bare = colleagues.reduce((left, { name }) => left.replace(name, ' '), rest);
  const words = bare
    .replace(MOMENTS, ' ')
    .replace(/\s+/g, ' ')
    .replace(/[、，,和及\s]+$/, '')
    .trim();
  if (colleagues.length === 0) return whoChecks(office, person.id);
  if (words === '') return checkUsage;
  // 昨天 is no time to be back.
  if (PAST.test(words)) return checkPast;
  const dueAt = dueOf(turn, bare);
  const known = knownOf(office.directory, { placeId: null });
  // 3号楼、4号楼 are two places: each is looked at by itself.
  const places = placesIn(interpret(words, known), words).map((said) => ({
    said,
    understood: interpret(said, known),
  }));
  if (places.some(({ understood }) => understood.placeId === undefined)) return checkWhere;
  const lines = [];
  for (const place of places) lines.push(...(await orderAt(turn, place, colleagues, dueAt)));
  return { text: lines.join('\n') };
}

/** The same words for each of several buildings. */
function placesIn({ place, subject }: Interpretation, words: string): string[] {
  const buildings = Array.isArray(place.building) ? place.building : [];
  return buildings.length > 1 ? buildings.map((number) => `${number}号楼 ${subject}`) : [words];
}

/** One place to each of the colleagues, in lines for who ordered it. */
async function orderAt(
  turn: Turn,
  { said: words, understood }: { said: string; understood: Interpretation },
  colleagues: readonly Staff[],
  dueAt: number,
): Promise<string[]> {
  const { context, person, contact } = turn;
  const { office, now } = context;
  const facts = {
    category: understood.category === 'NONE' ? '1307' : understood.category,
    placeId: understood.placeId ?? null,
    placeText: understood.placeText,
    subject: understood.subject || words,
    description: words,
    urgency: 'normal' as const,
    confirmed: true,
  };
  const lines: string[] = [];
  // Who stands in for another is asked once.
  const asked = new Set(colleagues.map(({ id }) => office.directory.actingFor(id)));
  for (const id of asked) {
    const before = await sameCheck(context, person, facts, id);
    if (before) {
      lines.push(checkOrderedBefore(office, before, id, now).text);
      continue;
    }
    const name = office.directory.staff(id)?.name ?? '';
    const decision = { desk: null, personId: id, dueAt, words: `请${name}核查` };
    const ticket = await orderCheck(context, person, contact.channel, facts, () => decision);
    lines.push(checkOrdered(office, ticket, id, now).text);
  }
  return lines;
}

const LEAST = 2 * 3_600_000;

/** The day said, today without one; at the hour said, else when work ends; never less than two hours from now. */
function dueOf({ context }: Turn, words: string): number {
  const { calendar } = context.office;
  const day = readDay(words, calendar.local(context.now).day) ?? calendar.local(context.now).day;
  const at = calendar.at(day, readTime(words) ?? minutesOf(CLOSING_TIME));
  return at > context.now ? at : context.now + LEAST;
}
