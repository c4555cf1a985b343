import { issue, recheckDay, sendNotice, withdrawNotice } from '../../actions/rounds/rectify';
import { arrangementOf } from '../../models/context';
import { openRectification, rectificationsWaiting } from '../../models/rounds/rectification';
import { loadTicket } from '../../models/tickets/advance';
import { concerning } from '../../models/staff/rights';
import type { Ticket } from '../../models/tickets/ticket';
import type { Answer } from '../../notices/answer';
import {
  noticeAgain,
  noticeIssued,
  rectifyQuestions,
  voided,
  waitingList,
} from '../../notices/rounds/rectification-words';
import type { Handler } from '../handler';
import { dayField, splitNumber, stepHandler, wordsField, type Field } from '../tickets/step';
import type { Turn } from '../turn/turn';

/** What a firm's name ends with; a longer word is rather what it has to do. */
const FIRM =
  /^给?(\S{2,30}?(?:公司|物业|超市|商店|饭店|餐馆|宾馆|旅馆|学校|医院|工厂|市场|单位|商户|[店厂站所院社]))(?=[\s，,：:]|$)/;

const DOING =
  /^(清|更换|更新|换|修|拆|移|搬|整|加|安?装|停|补|保持|恢复|打通|关|禁|配|增|规范|立即|尽快|不得|不要|请)/;

function ownerOf({ context }: Turn, ticket: Ticket): string | null {
  const { directory } = context.office;
  const place = directory.place(ticket.placeId);
  return (
    arrangementOf(context.office).charge(directory, ticket.gridId, ticket.category, place).owner?.name ?? null
  );
}

/** The owner of the place when nobody else is named. */
const unitField: Field = {
  name: 'unit',
  question: rectifyQuestions.unit,
  choices: (turn, ticket) => [ownerOf(turn, ticket) ?? []].flat(),
  read(words, turn, ticket) {
    const owner = ownerOf(turn, ticket);
    if (owner !== null && words.includes(owner))
      return { value: owner, rest: words.replace(owner, ' ').replace(/^\s*给/, '') };
    const firm = FIRM.exec(words.trim());
    if (firm) return { value: firm[1] ?? '', rest: words.trim().slice(firm[0].length) };
    if (owner !== null) return { value: owner, rest: words };
    // One word that is nothing to do: 老李五金. A whole demand is not taken for a name.
    const name = words.trim().replace(/^给/, '');
    return /^[^\s，,。；;]{2,20}$/.test(name) && !DOING.test(name) ? { value: name, rest: '' } : null;
  },
};

const issueHandler = stepHandler({
  intent: 'mend',
  transition: (_turn, { state }) => (state === 'dispatched' ? 'accept' : 'rectify'),
  words: ['整改', '整改通知', '整改通知书'],
  for: ['member', 'leader'],
  example: '整改 T-0001 安居物业 清走堆物 3天内',
  does: '给单位出整改通知书，到日子提醒复查，没改好就移交',
  fields: [
    unitField,
    wordsField('demand', rectifyQuestions.demand),
    dayField('day', rectifyQuestions.day, rectifyQuestions.days),
  ],
  async settle({ context }, ticket, { unit = '', demand = '', day = '' }) {
    const row = await issue(context, ticket, { unit, demand, day });
    return noticeIssued(context.office, row, ticket, recheckDay(context.office.calendar, day));
  },
  commands: [
    {
      words: ['整改清单', '隐患整改'],
      for: ['member', 'leader'],
      example: '整改清单',
      does: '看哪些整改在等复查',
      run: list,
    },
    {
      words: ['作废整改'],
      for: ['member', 'leader'],
      example: '作废整改 T-0001',
      does: '整改通知写错了，收回来',
      run: async ({ context }, rest) =>
        voided((await withdrawNotice(context, splitNumber(rest).id ?? 0)).ticket),
    },
  ],
});

/** 整改 T-0001 again, without more words: the paper once more. */
export const rectifyHandler: Handler = {
  ...issueHandler,
  commands: (issueHandler.commands ?? []).map((command, at) =>
    at > 0
      ? command
      : { ...command, run: async (turn, rest) => (await again(turn, rest)) ?? command.run(turn, rest) },
  ),
};

async function again({ context }: Turn, rest: string): Promise<Answer | null> {
  const { id, words } = splitNumber(rest);
  const open = id === null || words !== '' ? null : await openRectification(context.tx, id);
  if (!open) return null;
  const ticket = await loadTicket(context, open.ticketId);
  if (
    context.actorId === null ||
    concerning(context.office.directory, context.actorId, [ticket]).length === 0
  )
    return null;
  await sendNotice(context, open.id);
  return noticeAgain(context.office, open);
}

async function list({ context, person }: Turn): Promise<Answer> {
  const { directory } = context.office;
  const nodes = (directory.staff(person.id)?.roles ?? []).flatMap(({ gridId }) => directory.below(gridId));
  const rows = await rectificationsWaiting(context.tx, [...new Set(nodes)]);
  const pairs = [];
  for (const row of rows) {
    const ticket = await loadTicket(context, row.ticketId);
    if (concerning(directory, person.id, [ticket]).length > 0) pairs.push([row, ticket] as const);
  }
  return waitingList(context.office, pairs);
}
