import { rosterFor } from '../../actions/staff/see-roster';
import { decideSwap, proposeSwap, takeBackSwap, takeOnDuty } from '../../actions/staff/swap-duty';
import { dropDutyNote, keepDutyNote, shiftsBetween } from '../../models/staff/duty';
import { sharesStreet } from '../../models/staff/duty-reach';
import { Failure } from '../../models/failure';
import { maskNumbers } from '../../models/residents/mask';
import type { Answer } from '../../notices/answer';
import {
  handOverDropped,
  handOverKept,
  handOverUsage,
  residentsOnDuty as forResidents,
  roster,
  swapDropped,
  swapProposed,
  swapRefused,
  swapTaken,
  takenOnDuty,
} from '../../notices/staff/duty-words';
import { nameWords } from '../../notices/words';
import { readDay } from '../interpret/dates';
import { member } from '../residents/find';
import type { Handler } from '../handler';
import { readTicketNumber, type Turn } from '../turn/turn';

const DAY = 86_400_000;

/** 值班: who, when, what was left to say; 换班 needs both. */
export const dutyHandler: Handler = {
  intent: 'duty',
  commands: [
    {
      words: [
        '值班',
        '值班表',
        ...['', '今天', '今晚', '现在', '明天', '周末'].flatMap((when) => [
          `${when}谁值班`,
          `${when}谁在值班`,
        ]),
        ...['现在', '今晚', '夜里', '周末'].map((when) => `${when}有人值班吗`),
        '有人值班吗',
        '值班电话',
        '值班的电话',
        '值班电话多少',
        '值班电话是多少',
        '我哪天值班',
        '我什么时候值班',
        '我的班',
        '我的值班',
        '排班',
        '排班表',
      ],
      for: ['member', 'leader'],
      example: '值班',
      does: '看谁值哪天、上一班交接了什么',
      run: show,
    },
    {
      words: ['换班', '调班'],
      for: ['member', 'leader'],
      example: '换班 周六 网格员辛',
      does: '请同事替一班，他同意才算',
      run: propose,
    },
    {
      words: ['交接', '交班'],
      for: ['member', 'leader'],
      example: '交接 地下室水泵还在抽',
      does: '给下一班留一句话',
      run: handOver,
    },
  ],
  press: {
    agree: (turn, [key]) => decide(turn, key, true),
    refuse: (turn, [key]) => decide(turn, key, false),
    drop: async ({ context }, [key]) => {
      await takeBackSwap(context, idIn(key));
      return swapDropped;
    },
    unsay: async ({ context, person }, [key]) => {
      if (!(await dropDutyNote(context.tx, idIn(key), person.id))) throw new Failure('choice.gone');
      return handOverDropped;
    },
    take: async ({ context }, [key]) =>
      takenOnDuty(await takeOnDuty(context, readTicketNumber(key ?? '') ?? 0)),
  },
};

const idIn = (key: string | undefined): number => Number(key?.slice(1) ?? 0);

function staffOnly({ context, person }: Turn): void {
  if (!context.office.directory.isStaff(person.id)) throw new Failure('role.staff_only');
}

/** To residents: whom they reach, and that a word here is heard at any hour. Names of who is on duty stay with colleagues. */
async function show(turn: Turn): Promise<Answer> {
  if (!turn.context.office.directory.isStaff(turn.person.id)) return forResidents(await member(turn, ''));
  const { office, now } = turn.context;
  return roster(office, await rosterFor(turn.context), now);
}

async function propose(turn: Turn, rest: string): Promise<Answer> {
  staffOnly(turn);
  const { context, person } = turn;
  const { office, now } = context;
  const other = office.directory.colleagues().find(({ id, name }) => id !== person.id && rest.includes(name));
  const day = readDay(rest, office.calendar.local(now).day);
  if (!other || day === null) throw new Failure('duty.unknown');
  const { id, shift } = await proposeSwap(context, person.id, other.id, day);
  return swapProposed(office, id, other.id, shift, now);
}

async function decide({ context }: Turn, key: string | undefined, agreed: boolean): Promise<Answer> {
  const { swap, shift } = await decideSwap(context, idIn(key), agreed);
  return agreed ? swapTaken(context.office, swap.toId, shift, context.now) : swapRefused;
}

async function handOver(turn: Turn, rest: string): Promise<Answer> {
  staffOnly(turn);
  if (rest === '') return handOverUsage;
  const { tx, office, now } = turn.context;
  const id = await keepDutyNote(tx, turn.person.id, maskNumbers(rest).text, now);
  const coming = await shiftsBetween(tx, now, now + DAY);
  const next = coming.find(
    ({ startsAt, personId }) =>
      startsAt > now &&
      personId !== turn.person.id &&
      sharesStreet(office.directory, turn.person.id, personId),
  );
  return handOverKept(id, next ? nameWords(office.directory, next.personId) : '');
}

const WITH_HIM = /(?:^|[，,、\s]|我|想|要|能不能|可以)(?:和|跟|同|与)(.+?)(?:换|调)(?:一下|个|一个)?(.*?)班/;

/** 和网格员辛换周六班: said as people say it. Null when it is not about that, or names no colleague. */
export async function swapInWords(turn: Turn, text: string): Promise<Answer | null> {
  const found = WITH_HIM.exec(text.trim());
  const { directory } = turn.context.office;
  if (!found || !directory.isStaff(turn.person.id)) return null;
  if (!directory.colleagues().some(({ name }) => found[1]?.includes(name))) return null;
  return propose(turn, text);
}
