import type { Owner } from '../../models/outside/arrangement';
import type { Office } from '../../models/context';
import { sharesOf, type OutsideJob } from '../../models/outside/outside';
import type { Ticket } from '../../models/tickets/ticket';
import { ticketKey, ticketNumber } from '../../models/tickets/workflow';
import { choiceKey, circled, type Answer, type Choice } from '../answer';
import { momentWords, ticketWords } from '../words';

const key = (action: string, job: Pick<OutsideJob, 'id'>): string =>
  choiceKey('outside', action, `J${job.id}`);

const limitWords = ({ calendar }: Office, { dueAt }: Ticket, now: number): string =>
  dueAt === null ? '' : `，请在${momentWords(calendar, dueAt, now)} 前办好`;

/** To the firm: the place, the problem, the limit, and nothing about whoever reported it. */
export function jobMenu(office: Office, ticket: Ticket, job: OutsideJob, now: number): Answer {
  return {
    text: `${ticketNumber(ticket.id)} ${ticketWords(ticket)}${limitWords(office, ticket, now)}。`,
    choices: [
      ...(job.takenAt === null ? [{ label: '接了', key: key('take', job) }] : []),
      { label: '修好了', key: key('done', job) },
      { label: '不归我们', key: key('back', job) },
    ],
  };
}

/** To the member when the firm can't be reached in the chat: the words to pass on, the number to call. */
export function tellOwner(
  office: Office,
  ticket: Ticket,
  owner: Owner,
  job: OutsideJob,
  now: number,
): Answer {
  const number = ticketNumber(ticket.id);
  return {
    text: `${number} 归${owner.name}办，微信里现在通知不到。请打电话${owner.phone === null ? '（还没有登记电话）' : ` ${owner.phone}`}，或把这段话发给他们：\n“您好，${ticketWords(ticket)}（${number}）${limitWords(office, ticket, now)}。办好请回个话。”`,
    choices: [{ label: '已通知', key: key('told', job) }],
    copyable: true,
  };
}

export const toldWords = (ticket: Ticket, owner: Owner): Answer => ({
  text: `${ticketNumber(ticket.id)}：已记下通知了${owner.name}。`,
});

/** `more`: what the firm can do besides. */
export const welcomeOutside = (owner: Owner, more: readonly Choice[]): Answer => ({
  text: `您好，这里收${owner.name}的活：只有地点、问题、照片和时限。微信要您先说过话才让我发消息：请点一下“看我的活”，以后隔几天也点一下，新活就能发给您。`,
  choices: [{ label: '看我的活', key: choiceKey('outside', 'list') }, ...more],
});
export const codeUsed: Answer = {
  text: '这个码用过了或过期了。请让社区再给您一个。',
};

export const takenByOutside = (ticket: Ticket, job: OutsideJob): Answer => ({
  text: `好，${ticketNumber(ticket.id)} 记在您这里。办完点“修好了”。`,
  choices: [{ label: '修好了', key: key('done', job) }],
});
export const whatWasDone = (ticket: Ticket): Answer => ({
  text: `${ticketNumber(ticket.id)}：修了什么？说一句就行，也可以先拍张照。`,
});
export const whyNot = (ticket: Ticket): Answer => ({
  text: `${ticketNumber(ticket.id)}：为什么不归您这边？说一句，我转给社区。`,
});
export const thanksOutside: Answer = { text: '收到，已告诉社区。谢谢。' };

/** What waits for the firm. */
export function outsideList(
  office: Office,
  rows: readonly { job: OutsideJob; ticket: Ticket }[],
  now: number,
): Answer {
  if (rows.length === 0) return { text: '现在没有等您办的活。' };
  const lines = rows.map(
    ({ ticket }, at) => `${circled(at)} ${ticketWords(ticket)}${limitWords(office, ticket, now)}`,
  );
  return {
    text: `${lines.join('\n')}\n回数字看一件。`,
    choices: rows.map(({ job, ticket }) => ({ label: ticketWords(ticket), key: key('show', job) })),
    listed: true,
  };
}

/** To whoever follows it in the office. */
export const doneByOutside = (ticket: Ticket, owner: Owner, note: string): Answer => ({
  text: `${ticketNumber(ticket.id)} ${ticketWords(ticket)}：${owner.name}说修好了：${note}。请看一眼，属实就办结。`,
});
export const backFromOutside = (ticket: Ticket, owner: Owner, reason: string): Answer => ({
  text: `${ticketNumber(ticket.id)} ${ticketWords(ticket)}：${owner.name}说不归他们：${reason}。请另找人，或回“上会 ${ticketNumber(ticket.id)}”。`,
});

export const handedOut = (ticket: Ticket, owner: Owner, reached: boolean): Answer => ({
  text: `${ticketNumber(ticket.id)} 已转${owner.name}${reached ? '，微信里通知到了' : '，请看上一条，打个电话'}。还是您跟到底。`,
});

/** What the firm did so far, for the history of a ticket; staff see whose time it took. */
export function outsideLines(
  { calendar }: Office,
  ticket: Ticket,
  jobs: readonly { job: OutsideJob; owner: Owner | null }[],
  now: number,
  staff: boolean,
): string[] {
  const lines = jobs.flatMap(({ job, owner }) => {
    const name = owner?.name ?? '外部单位';
    const steps: [number | null, string][] = [
      [job.askedAt, `转${name}`],
      [job.toldAt, `已通知${name}`],
      [job.takenAt, `${name}接了`],
      [job.doneAt, `${name}说修好了`],
      [job.returnedAt, `${name}说不归他们`],
    ];
    return steps.flatMap(([at, words]) =>
      at === null ? [] : [`${momentWords(calendar, at, now)} ${words}`],
    );
  });
  if (!staff || jobs.length === 0) return lines;
  const { ours, theirs } = sharesOf(
    ticket,
    jobs.map(({ job }) => job),
    now,
  );
  return [...lines, `用时：我们 ${spanWords(ours)}，他们 ${spanWords(theirs)}`];
}

const HOUR = 3_600_000;

/** 1 天 3 小时, 20 分钟 */
export function spanWords(milliseconds: number): string {
  const hours = Math.floor(milliseconds / HOUR);
  if (hours >= 24) return `${Math.floor(hours / 24)} 天${hours % 24 > 0 ? ` ${hours % 24} 小时` : ''}`;
  return hours > 0 ? `${hours} 小时` : `${Math.floor(milliseconds / 60_000)} 分钟`;
}

/** 无人认领: for the meeting. */
export function unclaimedList(tickets: readonly Ticket[]): Answer {
  if (tickets.length === 0) return { text: '现在没有无人认领的事。' };
  const rows = tickets.map(
    (ticket, at) => `${circled(at)} ${ticketNumber(ticket.id)} ${ticketWords(ticket)}`,
  );
  return {
    text: `无人认领 ${tickets.length} 件，碰头会上定人：\n${rows.join('\n')}\n定了就回“第1件 转谁 几天”；也可以回“转单位 编号 单位名”。`,
    choices: tickets.map((ticket) => ({
      label: ticketWords(ticket),
      key: choiceKey('show', 'ticket', ticketKey(ticket.id)),
    })),
    listed: true,
  };
}
