import type { Office } from '../models/context';
import type { DutySwap } from '../models/duty';
import type { DutyShift } from '../models/push-budget';
import { choiceKey, type Answer } from './answer';
import { momentWords, nameWords } from './words';

/** 11月28日 18:00—11月29日 08:00 */
const shiftWords = ({ calendar }: Office, { startsAt, endsAt }: DutyShift, now: number): string =>
  `${momentWords(calendar, startsAt, now)}—${momentWords(calendar, endsAt, now)}`;

/** Who is on duty in the next days, and what the last ones left as word. */
export function roster(
  office: Office,
  shifts: readonly DutyShift[],
  notes: readonly { personId: number; text: string }[],
  now: number,
): Answer {
  const { directory } = office;
  const rows = shifts.map(
    (shift) =>
      `${shiftWords(office, shift, now)} ${nameWords(directory, shift.personId)}${shift.startsAt <= now ? '（正在值班）' : ''}`,
  );
  const left = notes.map(({ personId, text }) => `${nameWords(directory, personId)}：${text}`);
  return {
    text: [
      rows.length > 0 ? `七天内的值班：\n${rows.join('\n')}` : '七天内没有排值班。',
      left.length > 0 ? `交接：\n${left.join('\n')}` : '',
      rows.length > 0 ? '换班回“换班 周六 网格员辛”，交接回“交接”加一句话。' : '',
    ]
      .filter(Boolean)
      .join('\n'),
  };
}

export const swapProposed = (office: Office, toId: number, shift: DutyShift, now: number): Answer => ({
  text: `已问${nameWords(office.directory, toId)}愿不愿意值 ${shiftWords(office, shift, now)} 的班；他同意就换，同意前还是您值。`,
});

export const swapAsked = (
  office: Office,
  swapId: number,
  fromId: number,
  shift: DutyShift,
  now: number,
): Answer => ({
  text: `${nameWords(office.directory, fromId)}想请您值 ${shiftWords(office, shift, now)} 的班。`,
  choices: [
    { label: '同意', key: choiceKey('duty', 'agree', `W${swapId}`) },
    { label: '不换', key: choiceKey('duty', 'refuse', `W${swapId}`) },
  ],
  question: true,
});

export const swapDecided = (
  office: Office,
  { toId }: DutySwap,
  shift: DutyShift,
  agreed: boolean,
  now: number,
): Answer => ({
  text: agreed
    ? `${nameWords(office.directory, toId)}同意了：${shiftWords(office, shift, now)} 由他值班。`
    : `${nameWords(office.directory, toId)}这次换不了，${shiftWords(office, shift, now)} 还是您值班。`,
});

export const swapTaken = (office: Office, shift: DutyShift, now: number): Answer => ({
  text: `好的，${shiftWords(office, shift, now)} 由您值班。`,
});
export const swapRefused: Answer = { text: '好的，不换。已告诉对方。' };
export const handOverUsage: Answer = { text: '交接什么？写一句，比如“交接 地下室水泵还在抽，半夜看一次”。' };
export const handOverKept: Answer = { text: '交接记下了，下一班回“值班”就看得到。' };
