import { supervise } from '../../actions/tickets/supervise';
import { loadTicket } from '../../models/tickets/advance';
import { minutesOf } from '../../models/calendar';
import { ticketsOfDay } from '../../models/tickets/day-list';
import { Failure } from '../../models/failure';
import { morningFigures } from '../../models/figures/morning';
import { concerning, holdsRight, nodesOfRight } from '../../models/staff/rights';
import { digestsOf } from '../../models/figures/subscriptions';
import { one } from '../../models/store/transaction';
import type { Answer } from '../../notices/answer';
import { digestAnswer, weeklyOnly } from '../../notices/figures/bulletin-words';
import { morningList, nothingToday } from '../../notices/tickets/list-words';
import { choiceCard } from '../../notices/exchange/render';
import { momentWords, numberedWords } from '../../notices/words';
import { readDay } from '../interpret/dates';
import { figureMenuOf } from './figure-list';
import type { Handler } from '../handler';
import { outsideTasks } from '../outside/outside';
import { splitNumber } from '../tickets/step';
import type { Turn } from '../turn/turn';
import { overdueOf } from '../tickets/watch';

/** 今日情况: the morning card again, whenever it is wanted. */
export const digestHandler: Handler = {
  intent: 'digest',
  commands: [
    {
      words: ['今日情况', '今天情况'],
      for: ['official'],
      example: '今日情况',
      does: '先看要您过问的，再看三个数',
      run: show,
    },
    {
      words: [
        '今天有什么事',
        '今天有啥事',
        '今天有哪些事',
        '今天要干啥',
        '今天干什么',
        '今天干啥',
        '今天有什么要我处理的',
        '有什么要我处理的',
        '有什么要处理的',
      ],
      for: ['member', 'leader'],
      example: '今天有什么事',
      does: '看今天自己这里的事，最急的在前',
      run: today,
    },
  ],
  press: {
    late: async (turn) => besideDigest(turn, await overdueOf(turn)),
    menu: async (turn, rest) => besideDigest(turn, await figureMenuOf(turn, rest)),
  },
};

/** What a button of the card opens stands below it; the card stays as it is now, with all its buttons. */
async function besideDigest(turn: Turn, answer: Answer): Promise<Answer> {
  if (!turn.input.onCard) return answer;
  const digest = await show(turn);
  return { ...answer, ...(digest.choices ? { card: choiceCard(digest) } : {}) };
}

/** To who has a digest the digest, to everybody else of the staff his own list, as it comes in the morning. */
async function today(turn: Turn): Promise<Answer> {
  const { context, person } = turn;
  const { office, tx, now } = context;
  if (holdsRight(office.directory, person.id, 'see_digest')) return show(turn);
  if (!office.directory.isStaff(person.id)) {
    const outside = await outsideTasks(turn);
    if (outside) return outside;
    throw new Failure('role.staff_only');
  }
  return morningList(office, await ticketsOfDay(tx, office, person.id), [], now) ?? nothingToday;
}

/** 督办: an order on one ticket. */
export const superviseHandler: Handler = {
  intent: 'supervise',
  commands: [
    {
      words: ['督办'],
      glued: true,
      for: ['official', 'leader'],
      example: '督办 T-0001 周五前 把线换好',
      does: '下督办，不写日子就是一个工作日内答复',
      run: (turn, rest) => order(turn, rest),
    },
  ],
  press: { order: (turn, [key]) => order(turn, key ?? '') },
};

/** The card as it is now. Throws role.staff_only, role.other. */
export async function show({ context, person }: Turn): Promise<Answer> {
  const { office, tx, now } = context;
  if (!office.directory.isStaff(person.id)) throw new Failure('role.staff_only');
  if (!holdsRight(office.directory, person.id, 'see_digest'))
    throw new Failure('role.other', { who: '街道领导' });
  const [node = 0] = nodesOfRight(office.directory, person.id, 'see_digest');
  const figures = await morningFigures(tx, context, node);
  const needsYou = concerning(office.directory, person.id, figures.needsYou);
  const { morning } = await digestsOf(tx, office.directory, person.id);
  return digestAnswer(office, { ...figures, needsYou }, now, weeklyOnly(morning));
}

/** 督办 T-0001 周五前 今晚把线换好: the day and the words are the leader's own; without, one working day. */
async function order(turn: Turn, rest: string): Promise<Answer> {
  const { context, person } = turn;
  const { id, words } = splitNumber(rest.trim());
  if (id === null) throw new Failure('step.which', { example: '督办 T-0001 周五前 把线换好' });
  const ticket = await loadTicket(context, id);
  const open = await one<{ dueAt: number }>(
    context.tx,
    'SELECT dueAt FROM supervision WHERE ticketId = ? AND orderedBy = ? AND dueAt > ?',
    [ticket.id, person.id, context.now],
  );
  const dueAt =
    open && words === ''
      ? open.dueAt
      : (await supervise(context, ticket, { words, ...orderedBy(turn, words) })).dueAt;
  const digest = turn.input.onCard ? await show(turn) : null;
  return {
    text: `已督办 ${numberedWords(ticket)}，要求${momentWords(context.office.calendar, dueAt, context.now)} 前办结。`,
    ...(digest?.choices ? { card: choiceCard(digest) } : {}),
  };
}

const CLOSING_TIME = '18:00';

function orderedBy({ context }: Turn, words: string): { dueAt?: number } {
  const { calendar } = context.office;
  const day = readDay(words, calendar.local(context.now).day);
  return day === null ? {} : { dueAt: calendar.at(day, minutesOf(CLOSING_TIME)) };
}
