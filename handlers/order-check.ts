import { orderCheck, sameCheck } from '../actions/order-check';
import { minutesOf } from '../models/calendar';
import { Failure } from '../models/failure';
import { holdsRight } from '../models/rights';
import type { Answer } from '../notices/answer';
import { checkOrdered, checkOrderedBefore, checkUsage } from '../notices/inspection-words';
import { readDay, readTime } from './dates';
import type { Handler } from './handler';
import { interpret } from './interpret';
import { knownOf } from './known';
import type { Turn } from './turn';

const CLOSING_TIME = '18:00';
const DAY = '(?:今天|明天|大后天|后天|(?:下?周|星期)[一二三四五六日天]|\\d{1,2}月\\d{1,2}日)';
const CLOCK = '(?:(?:上午|中午|下午|晚上)?\\s*\\d{1,2}(?:[:：]\\d{2}|点半?))';
const MOMENTS = new RegExp(`(?:${DAY}\\s*${CLOCK}?|${CLOCK})(?:之?前)?`, 'g');

/** 核查 3号楼地下室积水 网格员乙 今天: who is to look at what until when. */
export const orderCheckHandler: Handler = {
  intent: 'ordercheck',
  commands: [
    {
      words: ['核查', '核查指令'],
      for: ['leader'],
      example: '核查 3号楼地下室积水 网格员乙 今天',
      does: '请一位同事去看一处，回照片和一句话',
      run: order,
    },
  ],
};

async function order(turn: Turn, rest: string): Promise<Answer> {
  const { context, person, contact } = turn;
  const { office, now } = context;
  if (!holdsRight(office.directory, person.id, 'order_check'))
    throw new Failure('role.other', { who: '网格长或社区工作人员' });
  const colleagues = office.directory
    .colleagues()
    .filter(({ id, name }) => id !== person.id && rest.includes(name));
  const bare = colleagues.reduce((left, { name }) => left.replace(name, ' '), rest);
  const words = bare
    .replace(MOMENTS, ' ')
    .replace(/\s+/g, ' ')
    .replace(/[、，,和及\s]+$/, '')
    .trim();
  if (colleagues.length === 0 || words === '') return checkUsage;
  const dueAt = dueOf(turn, bare);
  const understood = interpret(words, knownOf(office.directory, { placeId: null }));
  const facts = {
    category: understood.category === 'NONE' ? '1307' : understood.category,
    placeId: understood.placeId ?? null,
    placeText: understood.placeText,
    subject: understood.subject || words,
    description: words,
    urgency: 'normal' as const,
    confirmed: true,
  };
  const lines = [];
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
  return { text: lines.join('\n') };
}

const LEAST = 2 * 3_600_000;

/** The day said, today without one; at the hour said, else when work ends; never less than two hours from now. */
function dueOf({ context }: Turn, words: string): number {
  const { calendar } = context.office;
  const day = readDay(words, calendar.local(context.now).day) ?? calendar.local(context.now).day;
  const at = calendar.at(day, readTime(words) ?? minutesOf(CLOSING_TIME));
  return at > context.now ? at : context.now + LEAST;
}
