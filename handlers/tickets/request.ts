import { askTime, decideTime } from '../../actions/tickets/request-time';
import { renew, resume, standUntil, suspend } from '../../actions/tickets/suspend';
import { loadTicket } from '../../models/tickets/advance';
import { closeDialogue, openDialogue, type OpenDialogue } from '../../models/exchange/dialogues';
import { managersOf } from '../../models/tickets/hearers';
import { maskNumbers } from '../../models/residents/mask';
import { mayDo, relationsTo } from '../../models/staff/rights';
import type { Ticket } from '../../models/tickets/ticket';
import type { TransitionName } from '../../models/tickets/workflow';
import type { Answer } from '../../notices/answer';
import {
  askedWords,
  decidedRequest,
  extendReasons,
  refusedBecause,
  timeQuestions,
  whyPassedOn,
} from '../../notices/tickets/request-words';
import { tell } from '../../notices/exchange/send';
import { renewedWords, resumedWords, stoodWords } from '../../notices/tickets/stand-words';
import type { Handler } from '../handler';
import { interpret } from '../interpret';
import { knownOf } from '../turn/known';
import { dayField, stepHandler, wordsField } from './step';
import type { Turn } from '../turn/turn';
import { nameWords } from '../../notices/words';

const deciders = ({ context }: Turn, { gridId }: Ticket): string => {
  const { directory } = context.office;
  return managersOf(directory, gridId, context.actorId === null ? [] : [context.actorId])
    .map((id) => nameWords(directory, id))
    .join('、');
};

/** 延期: asked before the date, with a reason. */
export const extendHandler = stepHandler({
  intent: 'extend',
  transition: 'ask_extend',
  words: ['延期', '申请延期'],
  for: ['member'],
  example: '延期 T-0001 等配件',
  does: '来不及，申请延期一次',
  fields: [wordsField('reason', timeQuestions.extend, extendReasons)],
  settle: async (turn, ticket, { reason = '' }) =>
    askedWords(await askTime(turn.context, ticket, 'extend', reason), 'extend', deciders(turn, ticket)),
});

const standsOrAsks = ({ context }: Turn, ticket: Ticket): TransitionName =>
  mayDo('suspend', relationsTo(context.office.directory, context.actorId, ticket))
    ? 'suspend'
    : 'ask_suspend';

/** 挂起 until a date: asked for by who does the work, done by who decides. */
export const suspendHandler = stepHandler({
  intent: 'suspend',
  transition: standsOrAsks,
  words: ['挂起', '申请挂起', '暂缓'],
  for: ['member', 'leader'],
  example: '挂起 T-0001 12月20日 等雨季过',
  does: '现在办不了的，放到哪一天再办',
  fields: [dayField('day', timeQuestions.day), wordsField('reason', timeQuestions.suspend)],
  settle: async (turn, ticket, { day = '', reason = '' }) => {
    const { context } = turn;
    const until = standUntil(context, day);
    if (standsOrAsks(turn, ticket) === 'suspend')
      return stoodWords(context.office, await suspend(context, ticket, reason, until), reason, context.now);
    const asked = await askTime(context, ticket, 'suspend', reason, until);
    return askedWords(asked, 'suspend', deciders(turn, ticket));
  },
});

/** 恢复办理. */
export const resumeHandler = stepHandler({
  intent: 'resume',
  transition: 'resume',
  words: ['恢复办理', '恢复'],
  for: ['member', 'leader'],
  example: '恢复办理 T-0001',
  does: '挂起、立项的事接着办',
  fields: [],
  settle: async ({ context }, ticket) =>
    resumedWords(context.office, await resume(context, ticket), context.now),
});

/** 续期: why it still stands. */
export const renewHandler = stepHandler({
  intent: 'renew',
  transition: 'renew',
  words: ['续期'],
  for: ['leader', 'official'],
  example: '续期 T-0001 施工队下月进场',
  does: '挂起、立项满 90 天，说一次为什么还放着',
  fields: [wordsField('reason', timeQuestions.renew)],
  settle: async ({ context }, ticket, { reason = '' }) => renewedWords(await renew(context, ticket, reason)),
});

/** 同意, 不同意 on what was asked. */
export const requestHandler: Handler = {
  intent: 'request',
  press: {
    grant: (turn, [key]) => settle(turn, key, true, ''),
    refuse: (turn, [key], words) => settle(turn, key, false, words),
  },
  proceed: (turn, dialogue) => sayWhy(turn, dialogue as OpenDialogue<Refused>),
};

interface Refused {
  ticketId: number;
  askedBy: number;
}

const SAYS_WHY = 10 * 60_000;

async function settle(turn: Turn, key: string | undefined, granted: boolean, words: string): Promise<Answer> {
  const { context, person } = turn;
  const { ticket, request } = await decideTime(context, Number(key?.slice(1) ?? 0), granted, words);
  const why = !granted && words === '';
  if (why) {
    const slots: Refused = { ticketId: ticket.id, askedBy: request.askedBy };
    await openDialogue(context.tx, person, 'request', slots, context.now, {
      expiresAt: context.now + SAYS_WHY,
    });
  }
  return decidedRequest(ticket, granted, why);
}

/** Why not: passed on to who asked. What names a place or a danger is a matter of its own. */
async function sayWhy(turn: Turn, { id, slots }: OpenDialogue<Refused>): Promise<Answer | null> {
  const { context, person, input } = turn;
  const { office, tx, now } = context;
  const said = interpret(input.text, knownOf(office.directory, { placeId: null }));
  if (input.text === '' || said.placeText !== '' || said.urgency !== 'normal') return null;
  await closeDialogue(tx, id, person.id, now);
  const ticket = await loadTicket(context, slots.ticketId);
  const words = maskNumbers(input.text).text;
  await tell(context, slots.askedBy, refusedBecause(office, ticket, person.id, words), {
    ticketId: ticket.id,
    notice: 'order',
  });
  return whyPassedOn;
}
