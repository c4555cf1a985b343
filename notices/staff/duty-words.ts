import type { Office } from '../../models/context';
import type { DutySwap } from '../../models/staff/duty';
import type { DutyShift } from '../../models/staff/roster';
import type { Ticket } from '../../models/tickets/ticket';
import { ticketNumber } from '../../models/tickets/workflow';
import { choiceKey, type Answer } from '../answer';
import { momentWords, nameWords, numberedWords } from '../words';

/** 11月28日 18:00—11月29日 08:00 */
const shiftWords = ({ calendar }: Office, { startsAt, endsAt }: DutyShift, now: number): string =>
  `${momentWords(calendar, startsAt, now)}—${momentWords(calendar, endsAt, now)}`;

/** Who is on duty in the next days, and what the last ones left as word. */
export function roster(
  office: Office,
  {
    shifts,
    notes,
    phones,
  }: {
    shifts: readonly DutyShift[];
    notes: readonly { personId: number; text: string }[];
    /** Work phones of who is on duty now. */
    phones: ReadonlyMap<number, string>;
  },
  now: number,
): Answer {
  const { directory } = office;
  const rows = shifts.map((shift) => {
    const phone = phones.get(shift.personId);
    const present = `（正在值班${phone === undefined ? '' : `，电话 ${phone}`}）`;
    return `${shiftWords(office, shift, now)} ${nameWords(directory, shift.personId)}${shift.startsAt <= now ? present : ''}`;
  });
  const left = notes.map(({ personId, text }) => `${nameWords(directory, personId)}：${text}`);
  return {
    text: [
      rows.length > 0
        ? `七天内的值班：\n${rows.join('\n')}`
        : '七天内没有排值班。排班写在组织表格的“值班”里，由管理员导入。',
      left.length > 0 ? `交接：\n${left.join('\n')}` : '',
      rows.length > 0 ? '换班回“换班 周六”加同事的名字，交接回“交接”加一句话。' : '',
    ]
      .filter(Boolean)
      .join('\n'),
  };
}

export function swapProposed(
  office: Office,
  swapId: number,
  toId: number,
  shift: DutyShift,
  now: number,
): Answer {
  const other = nameWords(office.directory, toId);
  const when = shiftWords(office, shift, now);
  return {
    text:
      shift.personId === toId
        ? `已问${other}，同意前还是他值。\n${when} 的班想换给您`
        : `已问${other}，同意前还是您值。\n${when} 的班想请他值`,
    choices: [{ label: '不换了', key: choiceKey('duty', 'drop', `W${swapId}`) }],
    aside: true,
  };
}

export const swapAsked = (
  office: Office,
  swapId: number,
  fromId: number,
  shift: DutyShift,
  now: number,
): Answer => ({
  text: `${nameWords(office.directory, fromId)}${shift.personId === fromId ? '想请您值班' : '想替您值班'}，行吗？\n${shiftWords(office, shift, now)}`,
  choices: [
    { label: '同意', key: choiceKey('duty', 'agree', `W${swapId}`) },
    { label: '不换', key: choiceKey('duty', 'refuse', `W${swapId}`) },
  ],
  question: true,
});

/** To who asked: whose the shift is now. */
export function swapDecided(
  office: Office,
  { fromId, toId }: DutySwap,
  shift: DutyShift,
  agreed: boolean,
  now: number,
): Answer {
  const other = nameWords(office.directory, toId);
  const when = shiftWords(office, shift, now);
  const whose = shift.personId === fromId ? '您' : other;
  return {
    text: agreed
      ? `${other}同意了：${when} 由${whose}值班。`
      : `${other}这次换不了，${when} 还是${whose}值班。`,
  };
}

export const swapWithdrawn = (
  office: Office,
  { fromId }: DutySwap,
  shift: DutyShift,
  now: number,
): Answer => ({
  text: `${nameWords(office.directory, fromId)}不换了：${shiftWords(office, shift, now)} 的班照旧。`,
});
export const swapDropped: Answer = { text: '好，不换了，班照旧。' };
export const swapTaken = (office: Office, personId: number, shift: DutyShift, now: number): Answer => ({
  text: `好的，${shiftWords(office, shift, now)} 由${shift.personId === personId ? '您' : nameWords(office.directory, shift.personId)}值班。要换回来，再回一次“换班”。`,
});
export const swapRefused: Answer = { text: '好的，不换。已告诉对方。' };
/** To a resident who asks who is on duty. */
export const residentsOnDuty = (member: Answer): Answer => ({
  ...member,
  text: `有急事，夜里、休息日都直接在这里说一句，会马上转给值班的人；有危险请先打 110、119、120。\n${member.text}`,
});
export const handOverUsage: Answer = { text: '交接什么？写一句，比如“交接 地下室水泵还在抽，半夜看一次”。' };
export const handOverKept = (noteId: number, next: string): Answer => ({
  text: `交接记下了，${next === '' ? '回“值班”就看得到' : `${next}上班时会收到`}。`,
  choices: [{ label: '撤回', key: choiceKey('duty', 'unsay', `N${noteId}`) }],
  aside: true,
});
export const handOverDropped: Answer = { text: '这条交接撤回了。' };

/** To who comes on duty: what the ones before him left as word. */
export const dutyBegins = (
  office: Office,
  shift: DutyShift,
  notes: readonly { personId: number; text: string }[],
  now: number,
): Answer => ({
  text: `您的班 ${shiftWords(office, shift, now)}。交接：\n${notes.map(({ personId, text }) => `${nameWords(office.directory, personId)}：${text}`).join('\n')}`,
});

/** Taken on duty. */
export const takenOnDuty = (ticket: Ticket): Answer => ({
  text: `${numberedWords(ticket)} 由您接了。办完回“办结 ${ticketNumber(ticket.id)}”加一句话；天亮要转给网格，回“转给”加名字。`,
});
