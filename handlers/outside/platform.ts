import { fillBack, setReplyTemplate } from '../../actions/outside/fill-back';
import {
  checkOrder,
  ownEnd,
  returnOrder,
  returnTaken,
  returnWindow,
  takeOrder,
} from '../../actions/outside/take-order';
import { loadTicket } from '../../models/tickets/advance';
import { newClocks } from '../../models/tickets/clock';
import { closeDialogue, keepAside, loadDialogue } from '../../models/exchange/dialogues';
import { Failure } from '../../models/failure';
import { officeText, repliesOwed, type PlatformOrder } from '../../models/outside/platform-order';
import { holdsRight } from '../../models/staff/rights';
import { readTicketNumber } from '../../models/tickets/workflow';
import type { Answer } from '../../notices/answer';
import {
  draftedReply,
  filledWords,
  orderDropped,
  orderGone,
  orderPreview,
  orderReturned,
  orderTaken,
  orderUsage,
  owedList,
  REPLY_TEMPLATE,
  templateSet,
  templateShown,
} from '../../notices/outside/platform-words';
import type { Handler } from '../handler';
import { factsOfOrder, gridOfOrder } from './platform-facts';
import { readPastedOrder, type OrderFields } from './platform-fields';
import type { Turn } from '../turn/turn';

const INTENT = 'platform';
const WITHIN = 24 * 3_600_000;

/** 转入 an order of 12345 or another platform; 待回填 until its reply stands there. */
export const platformHandler: Handler = {
  intent: INTENT,
  keepsNumbers: true,
  // Who called, and his number, stand in the message itself.
  confidential: true,
  commands: [
    {
      words: ['转入', '转入工单'],
      glued: true,
      for: ['leader'],
      example: '转入 工单编号：…',
      does: '把12345、数字城管的工单粘进来，办好了起草回复',
      run: (turn, rest) => (rest === '' ? Promise.resolve(orderUsage) : preview(turn, rest)),
    },
    {
      words: ['待回填', '回填'],
      for: ['leader'],
      example: '待回填',
      does: '看办好了还没回填的工单',
      run: async ({ context, person }) => {
        const { tx, office, now } = context;
        return owedList(office, await repliesOwed(tx, office.directory.inPlaceOf(person.id)), now);
      },
    },
    {
      words: ['退回平台'],
      for: ['leader'],
      example: '退回平台 T-0001 不在本辖区',
      does: '转入后发现不归我们的，窗口内退回',
      run: giveBack,
    },
    {
      words: ['回复模板'],
      for: ['administrator'],
      example: '回复模板',
      does: '看或改回填的模板',
      run: template,
    },
  ],
  press: {
    take: (turn, [draft]) => take(turn, idOf(draft)),
    back: async (turn, [draft]) => {
      const order = await taken(turn, idOf(draft));
      if (!order) return orderGone;
      await returnOrder(turn.context, order);
      return orderReturned(turn.context.office, order, '');
    },
    drop: async (turn, [draft]) => ((await taken(turn, idOf(draft))) ? orderDropped : orderGone),
    filled: async (turn, [id]) => filledWords(await fillBack(turn.context, Number(id))),
    show: (turn, [id]) => show(turn, Number(id)),
  },
};

const idOf = (part: string | undefined): number => Number(part?.slice(1) ?? 0);

async function preview(turn: Turn, text: string): Promise<Answer> {
  const { context, person } = turn;
  const { office, now } = context;
  const order = readPastedOrder(text, office.calendar, now);
  if (!order) throw new Failure('order.no_number');
  await checkOrder(context, order);
  const facts = factsOfOrder(context, order);
  const gridId = gridOfOrder(context, person, facts);
  const id = await keepAside(context.tx, person.id, INTENT, order, now, { expiresAt: now + WITHIN });
  const ours = newClocks(office, { gridId, category: facts.category, urgency: facts.urgency }, now).dueAt;
  const end = order.dueAt === null ? ours : Math.min(ours, ownEnd(now, order.dueAt));
  const dates = { ...order, returnBy: returnWindow(context, order) };
  return orderPreview(office, id, dates, { ...facts, gridId, ownEnd: end }, now);
}

/** The previewed order, once; null when it was settled before. */
async function taken({ context, person }: Turn, id: number): Promise<OrderFields | null> {
  const dialogue = await loadDialogue<OrderFields>(context.tx, id);
  const own = dialogue?.personId === person.id && dialogue.intent === INTENT;
  if (!own || !(await closeDialogue(context.tx, id, person.id, context.now))) return null;
  return dialogue.slots;
}

async function take(turn: Turn, id: number): Promise<Answer> {
  const { context, person, contact } = turn;
  const order = await taken(turn, id);
  if (!order) return orderGone;
  const facts = factsOfOrder(context, order);
  const gridId = gridOfOrder(context, person, facts);
  const ticket = await takeOrder(context, person, contact.channel, order, { ...facts, gridId });
  return orderTaken(context.office, order, ticket, context.now);
}

async function giveBack({ context }: Turn, rest: string): Promise<Answer> {
  const [first = '', ...reason] = rest.split(/\s+/);
  const number = readTicketNumber(first);
  if (number === null || reason.length === 0) throw new Failure('order.usage');
  const words = reason.join(' ');
  return orderReturned(
    context.office,
    await returnTaken(context, await loadTicket(context, number), words),
    words,
  );
}

async function show({ context, person }: Turn, id: number): Promise<Answer> {
  const { tx, office, now } = context;
  if (!holdsRight(office.directory, person.id, 'transfer_in')) throw new Failure('role.staff_only');
  const [order] = await tx.rows<PlatformOrder>('SELECT * FROM platform_order WHERE id = ?', [id]);
  if (!order || order.reply === null) throw new Failure('order.unknown');
  return draftedReply(office, order, tx.vault.open(order.reply), now);
}

async function template(turn: Turn, rest: string): Promise<Answer> {
  const { context } = turn;
  if (rest === '') return templateShown((await officeText(context.tx, 'reply template')) ?? REPLY_TEMPLATE);
  await setReplyTemplate(context, rest);
  return templateSet;
}
