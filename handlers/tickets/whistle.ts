import { answerWhistle, endWhistle, whistle } from '../../actions/tickets/whistle';
import { nextDay } from '../../models/calendar';
import type { Ticket } from '../../models/tickets/ticket';
import { assistQuestions, comingWords, whistledWords } from '../../notices/tickets/assist-words';
import { momentWords } from '../../notices/words';
import { readDay, readTime, withoutMoment } from '../interpret/dates';
import { assignees } from './decision';
import { named, receiver, withoutNames } from './hand-over';
import { stepHandler, wordsField, type Field } from './step';
import type { Turn } from '../turn/turn';

const WORK_BEGINS = 9 * 60;

/** Everybody called, by name. */
const calledField: Field = {
  name: 'called',
  early: true,
  question: assistQuestions.called,
  choices: ({ context }, ticket) =>
    assignees(context.office.directory, ticket)
      .slice(0, 5)
      .map(({ name }) => name),
  read: (words, { context }, ticket) => {
    const found = named(assignees(context.office.directory, ticket), words);
    if (found.length === 0) return null;
    return { value: found.map(({ name }) => name).join('、'), rest: withoutNames(words, found) };
  },
};

/** 明天10点; without a day today, or tomorrow when that hour is past. */
const meetField: Field = {
  name: 'meetAt',
  early: true,
  question: assistQuestions.meetAt,
  read: (words, { context }) => {
    const { calendar } = context.office;
    const today = calendar.local(context.now).day;
    const day = readDay(words, today);
    const minutes = readTime(words);
    if (day === null && minutes === null) return null;
    const at = calendar.at(day ?? today, minutes ?? WORK_BEGINS);
    const moment = at > context.now ? at : calendar.at(nextDay(day ?? today), minutes ?? WORK_BEGINS);
    return { value: String(moment), rest: withoutMoment(words) };
  },
};

/** 吹哨: several desks, one place, one time. */
export const whistleHandler = stepHandler({
  intent: 'whistle',
  transition: 'whistle',
  words: ['吹哨'],
  for: ['leader', 'official'],
  example: '吹哨 T-0001 城管科、网格员辛 明天10点 3号楼门口',
  does: '叫几家一起到现场，出一张结果单',
  fields: [
    calledField,
    meetField,
    wordsField('place', assistQuestions.place, (_turn, ticket) => [ticket.placeText].filter(Boolean)),
  ],
  settle: (turn, ticket, { called = '', meetAt = '', place = '' }) =>
    blow(turn, ticket, called.split('、'), Number(meetAt), place),
  press: {
    come: async ({ context }, [part]) => {
      await answerWhistle(context, Number(part?.slice(1) ?? 0), true);
      return comingWords(true);
    },
    unable: async ({ context }, [part]) => {
      await answerWhistle(context, Number(part?.slice(1) ?? 0), false);
      return comingWords(false);
    },
  },
});

async function blow(turn: Turn, ticket: Ticket, names: readonly string[], meetAt: number, place: string) {
  const { context } = turn;
  await whistle(
    context,
    ticket,
    names.map((name) => receiver(turn, ticket, name)),
    meetAt,
    place,
  );
  return whistledWords(ticket, names, momentWords(context.office.calendar, meetAt, context.now), place);
}

/** 现场结果: one sheet for all who were called. */
export const whistleEndHandler = stepHandler({
  intent: 'whistleend',
  transition: 'whistle_end',
  as: ['helper'],
  words: ['现场结果'],
  for: ['member', 'leader', 'official'],
  example: '现场结果 T-0001 当场拆除，后天复查',
  does: '吹哨到场后，记下结果，人手一份',
  fields: [wordsField('result', assistQuestions.sheet)],
  settle: async ({ context }, ticket, { result = '' }) => ({
    text: await endWhistle(context, ticket, result),
  }),
});
