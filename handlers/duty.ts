import { decideSwap, proposeSwap } from '../actions/swap-duty';
import { keepDutyNote, recentNotes, shiftsBetween } from '../models/duty';
import { Failure } from '../models/failure';
import { maskNumbers } from '../models/mask';
import type { Answer } from '../notices/answer';
import {
  handOverKept,
  handOverUsage,
  roster,
  swapProposed,
  swapRefused,
  swapTaken,
} from '../notices/duty-words';
import { readDay } from './dates';
import type { Handler } from './handler';
import type { Turn } from './turn';

const DAY = 86_400_000;

/** 值班: who, when, what was left to say; 换班 needs both. */
export const dutyHandler: Handler = {
  intent: 'duty',
  commands: [
    {
      words: ['值班', '值班表', '谁值班'],
      for: ['member', 'leader'],
      example: '值班',
      does: '看谁值哪天、上一班交接了什么',
      run: show,
    },
    {
      words: ['换班'],
      for: ['member', 'leader'],
      example: '换班 周六 网格员辛',
      does: '请同事替一班，他同意才算',
      run: propose,
    },
    {
      words: ['交接'],
      for: ['member', 'leader'],
      example: '交接 地下室水泵还在抽',
      does: '给下一班留一句话',
      run: handOver,
    },
  ],
  press: {
    agree: (turn, [key]) => decide(turn, key, true),
    refuse: (turn, [key]) => decide(turn, key, false),
  },
};

function staffOnly({ context, person }: Turn): void {
  if (!context.office.directory.isStaff(person.id)) throw new Failure('role.staff_only');
}

async function show(turn: Turn): Promise<Answer> {
  staffOnly(turn);
  const { tx, office, now } = turn.context;
  const shifts = await shiftsBetween(tx, now, now + 7 * DAY);
  return roster(office, shifts, await recentNotes(tx, now - 2 * DAY), now);
}

async function propose(turn: Turn, rest: string): Promise<Answer> {
  staffOnly(turn);
  const { context, person } = turn;
  const { office, now } = context;
  const other = office.directory.colleagues().find(({ id, name }) => id !== person.id && rest.includes(name));
  const day = readDay(rest, office.calendar.local(now).day);
  if (!other || day === null) throw new Failure('duty.unknown');
  return swapProposed(office, other.id, await proposeSwap(context, person.id, other.id, day), now);
}

async function decide({ context }: Turn, key: string | undefined, agreed: boolean): Promise<Answer> {
  const { shift } = await decideSwap(context, Number(key?.slice(1) ?? 0), agreed);
  return agreed ? swapTaken(context.office, shift, context.now) : swapRefused;
}

async function handOver(turn: Turn, rest: string): Promise<Answer> {
  staffOnly(turn);
  if (rest === '') return handOverUsage;
  const { tx, now } = turn.context;
  await keepDutyNote(tx, turn.person.id, maskNumbers(rest).text, now);
  return handOverKept;
}
