import { orderCheck } from '../actions/order-check';
import { minutesOf } from '../models/calendar';
import { Failure } from '../models/failure';
import { holdsRight } from '../models/rights';
import type { Answer } from '../notices/answer';
import { checkOrdered, checkUsage } from '../notices/inspection-words';
import { readDay } from './dates';
import type { Handler } from './handler';
import { interpret } from './interpret';
import { knownOf } from './known';
import type { Turn } from './turn';

const CLOSING_TIME = '18:00';
const DAY_WORDS = /(?:今天|明天|后天|大后天|(?:下?周|星期)[一二三四五六日天]|\d{1,2}月\d{1,2}日)(?:之?前)?/g;

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

async function order({ context, person, contact }: Turn, rest: string): Promise<Answer> {
  const { office, now } = context;
  if (!holdsRight(office.directory, person.id, 'order_check'))
    throw new Failure('role.other', { who: '网格长或社区工作人员' });
  const colleague = office.directory
    .colleagues()
    .find(({ id, name }) => id !== person.id && rest.includes(name));
  const words = colleague
    ? rest.replace(colleague.name, ' ').replace(DAY_WORDS, ' ').replace(/\s+/g, ' ').trim()
    : '';
  if (!colleague || words === '') return checkUsage;
  const today = office.calendar.local(now).day;
  const day = readDay(rest, today) ?? today;
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
  const dueAt = office.calendar.at(day, minutesOf(CLOSING_TIME));
  const ticket = await orderCheck(context, person, contact.channel, facts, () => ({
    desk: null,
    personId: colleague.id,
    dueAt,
    words: `请${colleague.name}核查`,
  }));
  return checkOrdered(office, ticket, colleague.id, now);
}
