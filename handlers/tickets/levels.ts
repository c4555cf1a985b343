import { askForDistrictList, askForLetter, escalate, refer } from '../../actions/tickets/escalate';
import { Failure } from '../../models/failure';
import { historyOf } from '../../models/tickets/tickets';
import { concerning, holdsRight, nodesOfRight } from '../../models/staff/rights';
import { ticketsReferred } from '../../models/outside/referred';
import type { Answer } from '../../notices/answer';
import {
  districtBook,
  districtLetter,
  districtList,
  districtRow,
  escalatedWords,
  lettered,
  levelQuestions,
  referredFor,
} from '../../notices/tickets/level-words';
import { stepHandler, wordsField } from './step';
import type { Turn } from '../turn/turn';

/** 提级: what one's own level can't solve goes up (微循环 → 小循环). */
export const escalateHandler = stepHandler({
  intent: 'escalate',
  transition: 'escalate',
  words: ['提级', '上报社区', '上报街道'],
  for: ['member', 'leader'],
  example: '提级 T-0001 要动用吊车',
  does: '自己这一级办不了，交给上一级',
  fields: [wordsField('reason', levelQuestions.escalate)],
  settle: async ({ context }, ticket, { reason = '' }) =>
    escalatedWords(await escalate(context, ticket, reason)),
});

/** 报区 (大循环): the letter as one text to copy and as a Word file; 报区清单 is what is still with the district. */
export const referHandler = stepHandler({
  intent: 'refer',
  transition: 'refer',
  words: ['报区', '大循环'],
  for: ['official'],
  example: '报区 T-0001 涉及市政主管网',
  does: '街道解决不了，出一段给区里的函，自己跟着',
  fields: [wordsField('reason', levelQuestions.refer)],
  settle: async ({ context, contact }, ticket, { reason = '' }) => {
    const referred = await refer(context, ticket, reason);
    const history = await historyOf(context.tx, ticket.id);
    const drawn = contact.channel === 'app';
    if (drawn) await askForLetter(context, referred);
    return lettered(districtLetter(context.office, referred, history, reason, context.now), drawn);
  },
  commands: [
    {
      words: ['报区清单'],
      for: ['official'],
      example: '报区清单',
      does: '看报到区里还没办完的事，带一张表',
      run: referredList,
    },
  ],
});

async function referredList({ context, person, contact }: Turn): Promise<Answer> {
  const { office, tx, now } = context;
  const { directory } = office;
  if (!directory.isStaff(person.id)) throw new Failure('role.staff_only');
  if (!holdsRight(directory, person.id, 'see_digest')) throw new Failure('role.other', { who: '街道领导' });
  const nodes = nodesOfRight(directory, person.id, 'see_digest').flatMap((id) => directory.below(id));
  const tickets = concerning(directory, person.id, await ticketsReferred(tx, [...new Set(nodes)]));
  const drawn = tickets.length > 0 && contact.channel === 'app';
  if (drawn) {
    const rows: string[][] = [];
    for (const ticket of tickets)
      rows.push(districtRow(office, ticket, referredFor(await historyOf(tx, ticket.id))));
    await askForDistrictList(context, districtBook(office, rows, now));
  }
  return districtList(tickets, drawn);
}
