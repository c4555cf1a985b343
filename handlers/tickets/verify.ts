import { close, sendBack } from '../../actions/tickets/verify';
import { checkMove, loadTicket } from '../../models/tickets/advance';
import type { Context } from '../../models/context';
import { Failure } from '../../models/failure';
import { concerning, nodesOfRight } from '../../models/staff/rights';
import { ticketsToVerify, ticketsToVerifyAt } from '../../models/tickets/tickets';
import type { Ticket } from '../../models/tickets/ticket';
import { readTicketNumber, ticketNumber } from '../../models/tickets/workflow';
import type { Answer } from '../../notices/answer';
import { sentBackWords, verifiedWords, verifyList, verifyOne } from '../../notices/tickets/handling-words';
import { failureWords } from '../../notices/failures';
import type { Handler } from '../handler';
import { splitNumber } from './step';
import type { Turn } from '../turn/turn';

/** 核实: the leader's one list, all at once or one by one. */
export const verifyHandler: Handler = {
  intent: 'verify',
  commands: [
    {
      words: ['核实', '待核实', '要核实的', '有哪些要核实的', '等我核实的'],
      for: ['leader'],
      example: '核实',
      does: '看等核实的事，全部通过或逐件看；一件也行：核实 T-0001 属实',
      run: (turn, rest) => named(turn, rest),
    },
    {
      words: ['全部通过', '都通过', '全通过', '都没问题'],
      for: ['leader'],
      example: '全部通过',
      does: '核实清单全部结案',
      run: closeAll,
    },
    { words: ['逐件看'], for: ['leader'], example: '逐件看', does: '一件一件核实', run: next },
  ],
  press: {
    all: closeAll,
    each: next,
    close: async (turn, [key]) => {
      await close(
        turn.context,
        await loadTicket(turn.context, readTicketNumber(key ?? '') ?? 0),
        verifiedBy(turn),
      );
      return next(turn);
    },
    back: async (turn, [key], words) => {
      const ticket = await loadTicket(turn.context, readTicketNumber(key ?? '') ?? 0);
      await sendBack(turn.context, ticket, words || '核实没有办好');
      return next(turn);
    },
  },
};

const YES = /^(?:属实|通过|结案|好了|修好了?|办好了?|弄好了?|可以|没问题|行|确认)/;
const NO = /^(?:没有?(?:修|办|弄|做)?好|没修|没办|不行|不属实|不通过|返工|退回|还没)/;

/** 核实 T-0001: that one, whoever may; 属实 closes it, 没好 sends it back with the reason. */
async function named(turn: Turn, rest: string): Promise<Answer> {
  const { context } = turn;
  const { id, words } = splitNumber(rest);
  if (id === null) return list(turn);
  const ticket = await loadTicket(context, id);
  checkMove(context, ticket, 'close');
  if (NO.test(words)) {
    const reason = words.replace(NO, '').replace(/^[\s，,。：:]+/, '');
    return sentBackWords(await sendBack(context, ticket, reason || '核实没有办好'));
  }
  if (!YES.test(words)) return verifyOne(ticket);
  await close(context, ticket, verifiedBy(turn));
  return verifiedWords(1, []);
}

const refusal = (isStaff: boolean): Failure =>
  isStaff ? new Failure('role.other', { who: '网格长' }) : new Failure('role.staff_only');

/** What waits for a yes: below his nodes, or in the building he is head of. */
async function waiting({ context, person }: Turn): Promise<Ticket[]> {
  const { directory } = context.office;
  const nodes = nodesOfRight(directory, person.id, 'verify_list');
  const buildings = directory.buildingsOf(person.id);
  if (nodes.length + buildings.length === 0) throw refusal(directory.isStaff(person.id));
  const gridIds = [...new Set(nodes.flatMap((gridId) => directory.below(gridId)))];
  const found = [
    ...(await ticketsToVerify(context.tx, gridIds)),
    ...(await ticketsToVerifyAt(context.tx, buildings)),
  ];
  const once = [...new Map(found.map((ticket) => [ticket.id, ticket])).values()];
  return concerning(directory, person.id, once);
}

/** How the history calls a yes by this person. */
const verifiedBy = ({ context, person }: Turn): string =>
  context.office.directory.isStaff(person.id) ? '网格长核实' : '楼栋长确认';

async function list(turn: Turn): Promise<Answer> {
  return verifyList(await waiting(turn));
}

async function next(turn: Turn): Promise<Answer> {
  const [first] = await waiting(turn);
  return first ? verifyOne(first) : verifyList([]);
}

async function closeAll(turn: Turn): Promise<Answer> {
  const skipped: string[] = [];
  let count = 0;
  for (const ticket of await waiting(turn)) {
    const refusal = await tryClose(turn.context, ticket, verifiedBy(turn));
    if (refusal === null) count += 1;
    else skipped.push(refusal);
  }
  return verifiedWords(count, skipped);
}

/** One's own work stays in the list: somebody else verifies it. */
async function tryClose(context: Context, ticket: Ticket, note: string): Promise<string | null> {
  try {
    await close(context, ticket, note);
    return null;
  } catch (error) {
    if (error instanceof Failure && error.code === 'ticket.own_work')
      return failureWords(error) || ticketNumber(ticket.id);
    throw error;
  }
}
