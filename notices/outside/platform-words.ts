import type { Office } from '../../models/context';
import type { OrderState, PlatformOrder } from '../../models/outside/platform-order';
import type { Ticket, TicketEvent, TicketQuantity } from '../../models/tickets/ticket';
import { ticketNumber } from '../../models/tickets/workflow';
import { choiceKey, circled, type Answer } from '../answer';
import { quantityWords } from '../tickets/handling-words';
import { dayWords, gridWords, momentWords, responsibleWords, ticketWords } from '../words';

/** As an export shows it. */
export const orderStateWords: Record<OrderState, string> = {
  open: '办理中',
  drafted: '待回填',
  filled: '已回填',
  returned: '已退回',
};

type OrderWords = Pick<PlatformOrder, 'platform' | 'number' | 'dueAt' | 'returnBy'>;

export const orderUsage: Answer = {
  text: '把工单整段粘在“转入”后面就行，要有工单编号和内容，比如：\n转入\n工单编号：2026…\n诉求内容：3号楼楼道灯不亮\n办理时限：11月27日 18:00\n一次很多张的，把平台导出的 .xlsx 直接发来，先看再转。',
};

/** 12345 2026…，限11月27日 18:00 */
const headWords = ({ calendar }: Office, { platform, number, dueAt }: OrderWords, now: number): string =>
  `${platform} ${number}${dueAt === null ? '' : `，限${momentWords(calendar, dueAt, now)}`}`;

const HOUR = 3_600_000;

/** 退回窗口到 11月25日 15:00（还有 6 小时） */
function windowWords({ calendar }: Office, { returnBy }: OrderWords, now: number): string {
  if (returnBy === null) return '';
  if (returnBy <= now) return '退回窗口已过';
  const hours = Math.floor((returnBy - now) / HOUR);
  const left = hours >= 48 ? `${Math.floor(hours / 24)} 天` : `${Math.max(1, hours)} 小时`;
  return `退回窗口到${momentWords(calendar, returnBy, now)}（还有 ${left}）`;
}

/** External number and deadline first, then what we make of it. */
export function orderPreview(
  office: Office,
  id: number,
  order: OrderWords,
  part: { placeText: string; subject: string; gridId: number; ownEnd: number },
  now: number,
): Answer {
  const lines = [
    headWords(office, order, now),
    windowWords(office, order, now),
    [part.placeText, part.subject].filter(Boolean).join(' '),
    `转给${responsibleWords(office.directory, part.gridId)}，我们自己${momentWords(office.calendar, part.ownEnd, now)} 前办完`,
  ];
  return {
    text: lines.filter(Boolean).join('\n'),
    choices: [
      { label: '转入', key: choiceKey('platform', 'take', `D${id}`) },
      { label: '退回平台', key: choiceKey('platform', 'back', `D${id}`) },
      { label: '不转了', key: choiceKey('platform', 'drop', `D${id}`) },
    ],
    question: true,
  };
}

export const orderTaken = (office: Office, order: OrderWords, ticket: Ticket, now: number): Answer => ({
  text: `${headWords(office, order, now)}\n已转入，是 ${ticketNumber(ticket.id)} ${ticketWords(ticket)}，办好后我来起草回复。`,
});
export const orderGone: Answer = { text: '这张工单已经处理过了。' };
export const orderDropped: Answer = { text: '好，没有转入。' };

/** The words for the platform's own 退单. */
export const orderReturned = (office: Office, order: OrderWords, words: string): Answer => ({
  text: `${order.platform} 工单 ${order.number} 记为退回。可以这样写退单理由：\n“该事项不属于${rootName(office)}职责范围，请改派。${words}”`,
  copyable: true,
});

const rootName = ({ directory }: Office): string =>
  directory.grids.find(({ parentId }) => parentId === null)?.name ?? '本单位';

/** What heads the ticket's own words, so that whoever gets the card sees number and deadline first. */
export const orderHeading = (office: Office, order: OrderWords, now: number): string =>
  `【${headWords(office, order, now)}】`;

/** Used when the office has set none: {…} are filled. */
export const REPLY_TEMPLATE =
  '您好，您反映的“{事项}”（工单编号 {工单编号}）已办结。{经过}办理结果：{结果}{数量}。{核实}感谢您对我们工作的支持。{单位} {日期}';

const TEMPLATE_FIELDS = ['工单编号', '事项', '地点', '经过', '结果', '数量', '核实', '单位', '日期'] as const;

interface ReplyFacts {
  order: Pick<PlatformOrder, 'number'>;
  ticket: Ticket;
  quantities: readonly Pick<TicketQuantity, 'item' | 'amountThousandths' | 'unit'>[];
  events: readonly TicketEvent[];
}

/** The reply from the history: days and steps, no names of anybody. */
export function replyFor(
  office: Office,
  template: string,
  { order, ticket, quantities, events }: ReplyFacts,
): string {
  const { calendar } = office;
  const day = (at: number): string => dayWords(calendar.local(at).day);
  const first = (transition: TicketEvent['transition']): number | undefined =>
    events.find((event) => event.transition === transition)?.at;
  const way = [
    `${day(ticket.reportedAt)}受理`,
    steps(first('accept'), day, '安排专人办理'),
    steps(first('arrive'), day, '到现场查看'),
    steps(ticket.doneAt ?? undefined, day, '办理完成'),
  ].filter(Boolean);
  const counted = quantityWords(
    quantities.map(({ item, amountThousandths, unit }) => ({ item, amount: amountThousandths / 1000, unit })),
    ticket.result ?? '',
  );
  const values: Record<(typeof TEMPLATE_FIELDS)[number], string> = {
    工单编号: order.number,
    事项: ticketWords(ticket),
    地点: ticket.placeText,
    经过: `${way.join('，')}。`,
    结果: (ticket.result ?? '已办理').replace(/[。！!\s]+$/, ''),
    数量: counted === '' ? '' : `（${counted}）`,
    核实: ticket.closedAt === null ? '' : `${day(ticket.closedAt)}已核实。`,
    单位: gridWords(office.directory, office.directory.above(ticket.gridId, 'street')?.id ?? ticket.gridId),
    日期: calendar.local(ticket.closedAt ?? ticket.reportedAt).day,
  };
  return template.replace(
    /\{([^}]+)\}/g,
    (whole, name: string) => values[name as keyof typeof values] ?? whole,
  );
}

const steps = (at: number | undefined, day: (at: number) => string, words: string): string =>
  at === undefined ? '' : `${day(at)}${words}`;

/** The reply as one message to copy; it stays owed until 已回填. */
export const draftedReply = (
  office: Office,
  order: Pick<PlatformOrder, 'id'> & OrderWords,
  reply: string,
  now: number,
): Answer => ({
  text: `${order.number} 办好了，请回填。\n${headWords(office, order, now)}\n${reply}`,
  choices: [
    { label: '已回填', key: choiceKey('platform', 'filled', order.id) },
    { label: '看这一件', key: choiceKey('platform', 'show', order.id) },
  ],
  copyable: true,
});

export const filledWords = ({ platform, number }: OrderWords): Answer => ({
  text: `好，${platform} ${number} 已回填。`,
  pressed: '已回填',
});

/** 待回填: what is done here and not yet filled in there. */
export function owedList(
  office: Office,
  orders: readonly (PlatformOrder & Pick<Ticket, 'placeText' | 'subject'>)[],
  now: number,
): Answer {
  if (orders.length === 0) return { text: '没有等回填的工单。' };
  const rows = orders.map(
    (order, at) => `${circled(at)} ${headWords(office, order, now)}：${ticketWords(order)}`,
  );
  return {
    text: `等回填 ${orders.length} 件：\n${rows.join('\n')}\n回数字看回复，填好了点“已回填”。`,
    choices: orders.slice(0, 10).map((order) => ({
      label: order.number.slice(-12),
      key: choiceKey('platform', 'show', order.id),
    })),
    listed: true,
  };
}

/** One line of the morning list. */
export const owedLine = (office: Office, order: OrderWords, now: number): string =>
  `${headWords(office, order, now)}，办好了还没回填，回“待回填”`;

export const templateShown = (template: string): Answer => ({
  text: `现在的回复模板：\n${template}\n要改就回“回复模板”加新的，可用 ${TEMPLATE_FIELDS.map((name) => `{${name}}`).join('')}。`,
});
export const templateSet: Answer = { text: '回复模板记下了，以后的回复照这个起草。' };

/** 已转入过 and how many, after a sheet. */
export function sheetDone(
  taken: readonly { number: string; ticketId: number }[],
  skipped: readonly string[],
): string {
  const rows = taken.slice(0, 20).map(({ number, ticketId }) => `${number} → ${ticketNumber(ticketId)}`);
  return [
    `转入 ${taken.length} 件${taken.length > rows.length ? `（前 ${rows.length} 件）` : ''}`,
    ...rows,
    skipped.length > 0 ? `没有转入 ${skipped.length} 件：\n${skipped.slice(0, 20).join('\n')}` : '',
  ]
    .filter(Boolean)
    .join('\n');
}
