import { askForMinutes, meetingsMeant } from '../../actions/meetings/ask-minutes';
import { Failure } from '../../models/failure';
import type { Answer } from '../../notices/answer';
import { minutesBegun, whichMinutes } from '../../notices/meetings/minutes-page';
import { readDay } from '../interpret/dates';
import type { Handler } from '../handler';
import type { Turn } from '../turn/turn';

/** 会议纪要: what the group read, as a Word file with everybody who was there. */
export const minutesHandler: Handler = {
  intent: 'minutes',
  commands: [
    {
      words: ['会议纪要', '纪要'],
      for: ['member', 'leader', 'official'],
      example: '会议纪要 11月24日',
      does: '要一份会议纪要（Word），不写日子就是最近一次',
      run: ask,
    },
  ],
  press: {
    send: async (turn, [key]) => send(turn, Number(key?.slice(1) ?? 0)),
  },
};

async function ask(turn: Turn, rest: string): Promise<Answer> {
  const { context, person } = turn;
  const { office } = context;
  if (!office.directory.isStaff(person.id)) throw new Failure('role.staff_only');
  const today = office.calendar.local(context.now).day;
  const day = /昨天/.test(rest) ? yesterday(today) : readPast(rest, today);
  const held = await meetingsMeant(context, rest, day);
  const [only, second] = held;
  if (!only || second) return whichMinutes(office, held);
  return send(turn, only.meeting.id);
}

const DAY = 86_400_000;
const yesterday = (today: string): string => new Date(Date.parse(today) - DAY).toISOString().slice(0, 10);

/** 12月30日 in January is the one that was. */
function readPast(words: string, today: string): string | null {
  const day = readDay(words, today);
  return day === null || day <= today ? day : `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
}

async function send({ context }: Turn, meetingId: number): Promise<Answer> {
  await askForMinutes(context, meetingId);
  return minutesBegun;
}
