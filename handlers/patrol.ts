import { dropPatrol, endPatrol, namePoints, reachPoint, recordOf, startPatrol } from '../actions/patrol';
import { weekdayOf, nextDay } from '../models/calendar';
import { closeDialogue, openDialogue, type OpenDialogue } from '../models/dialogues';
import { Failure } from '../models/failure';
import { maskNumbers } from '../models/mask';
import { openPatrol, pointsOf, stopsOf, unreachedSince, type Patrol } from '../models/patrol';
import { nodesOfRight } from '../models/rights';
import { one } from '../models/transaction';
import type { Answer } from '../notices/answer';
import {
  askPatrolNote,
  laterUsage,
  patrolDropped,
  patrolInvitation,
  patrolRecord,
  patrolStarted,
  pointReached,
  pointsNamed,
  pointsUsage,
  unreachedPoints,
} from '../notices/patrol-words';
import type { Handler } from './handler';
import type { Turn } from './turn';

const INTENT = 'patrol';
const WAITS = 3_600_000;

/** 巡查: what is found on the way is reported as always; the record keeps names of points and times. */
export const patrolHandler: Handler = {
  intent: INTENT,
  commands: [
    {
      words: ['开始巡查', '巡查开始'],
      glued: true,
      for: ['member', 'leader'],
      example: '开始巡查',
      does: '开始一次巡查，路上发现的照常上报',
      run: start,
    },
    {
      words: ['结束巡查', '巡查结束'],
      glued: true,
      for: ['member', 'leader'],
      example: '结束巡查',
      does: '看这次到过哪些点、发现几件，不对可以改',
      run: end,
    },
    {
      words: ['到', '到了', '打点'],
      yieldsTo: [INTENT],
      for: ['member', 'leader'],
      example: '到 东门',
      does: '巡查到了一个点',
      run: reach,
    },
    {
      words: ['补记'],
      for: ['member', 'leader'],
      example: '补记 东门、地下室 都好',
      does: '没信号时的巡查，回来补记',
      run: later,
    },
    {
      words: ['巡查'],
      for: ['member', 'leader'],
      example: '巡查',
      does: '看自己巡查到哪了；网格长看本周哪些点还没有人到过',
      run: review,
    },
    {
      words: ['巡查点'],
      for: ['leader'],
      example: '巡查点 第2网格 东门、地下室',
      does: '设一个网格的巡查点',
      run: points,
    },
  ],
  press: {
    start: (turn) => start(turn, ''),
    add: async (turn, [key]) => askNote(turn, patrolId(key)),
    drop: async ({ context }, [key]) => {
      await dropPatrol(context, patrolId(key));
      return patrolDropped;
    },
  },
  proceed: (turn, dialogue) => addNote(turn, dialogue as OpenDialogue<{ patrolId: number }>),
};

const patrolId = (key: string | undefined): number => Number(key?.slice(1) ?? 0);
const named = (words: string): string[] => words.split(/[\s、，,；;]+/).filter(Boolean);

async function start({ context, person }: Turn, rest: string): Promise<Answer> {
  const companions = context.office.directory
    .colleagues()
    .filter(({ id, name }) => id !== person.id && rest.includes(name))
    .map(({ id }) => id);
  const patrol = await startPatrol(context, person.id, companions);
  return patrolStarted(context.office, patrol, await pointsOf(context.tx, [patrol.gridId]));
}

async function current({ context, person }: Turn): Promise<Patrol> {
  const patrol = await openPatrol(context.tx, person.id);
  if (!patrol) throw new Failure('patrol.none');
  return patrol;
}

async function reach(turn: Turn, rest: string): Promise<Answer> {
  const patrol = await current(turn);
  const point = await reachPoint(turn.context, patrol, rest);
  const reached = new Set((await stopsOf(turn.context.tx, patrol.id)).map(({ id }) => id));
  const left = (await pointsOf(turn.context.tx, [patrol.gridId])).filter(({ id }) => !reached.has(id));
  return pointReached(point, left);
}

async function end(turn: Turn, rest: string): Promise<Answer> {
  const note = rest === '' ? null : maskNumbers(rest).text;
  return patrolRecord(turn.context.office, await endPatrol(turn.context, await current(turn), note));
}

/** 补记 东门、地下室 都好: points by name, other words are the note. */
async function later({ context, person }: Turn, rest: string): Promise<Answer> {
  if (rest === '') return laterUsage;
  const patrol = await startPatrol(context, person.id, [], 'later');
  const known = new Set((await pointsOf(context.tx, [patrol.gridId])).map(({ name }) => name));
  const words = named(rest);
  for (const word of words) if (known.has(word)) await reachPoint(context, patrol, word);
  const note = words.filter((word) => !known.has(word)).join(' ');
  return patrolRecord(
    context.office,
    await endPatrol(context, patrol, note === '' ? null : maskNumbers(note).text),
  );
}

async function review({ context, person }: Turn): Promise<Answer> {
  const { office, tx, now } = context;
  const nodes = nodesOfRight(office.directory, person.id, 'set_patrol_points');
  if (nodes.length === 0) return ownPatrol(context, person.id);
  const { day } = office.calendar.local(now);
  const monday = nextDay(day, -((weekdayOf(day) + 6) % 7));
  const gridIds = [...new Set(nodes.flatMap((node) => office.directory.below(node)))];
  return unreachedPoints(office, await unreachedSince(tx, gridIds, office.calendar.at(monday, 0)));
}

/** To a member: how far he is, or how to begin. */
async function ownPatrol(context: Turn['context'], personId: number): Promise<Answer> {
  const { tx, office } = context;
  if (!office.directory.isStaff(personId)) throw new Failure('role.staff_only');
  const patrol = await openPatrol(tx, personId);
  if (patrol) return patrolRecord(office, await recordOf(context, patrol));
  const gridId = office.directory.defaultGrid(personId);
  return patrolInvitation(gridId === undefined ? [] : await pointsOf(tx, [gridId]));
}

async function points({ context, person }: Turn, rest: string): Promise<Answer> {
  const { office, tx } = context;
  const below = nodesOfRight(office.directory, person.id, 'set_patrol_points').flatMap((node) =>
    office.directory.below(node),
  );
  const [name = '', ...words] = named(rest);
  const grid = office.directory.grids.find((node) => below.includes(node.id) && node.name === name);
  if (!grid) return pointsUsage;
  if (words.length > 0) await namePoints(context, grid.id, words);
  return pointsNamed(office, grid.id, await pointsOf(tx, [grid.id]));
}

async function askNote({ context, person }: Turn, id: number): Promise<Answer> {
  await openDialogue(context.tx, person, INTENT, { patrolId: id }, context.now, {
    expiresAt: context.now + WAITS,
  });
  return askPatrolNote;
}

/** 地下室积水已退 is added to the note; 到 东门 adds a point. */
async function addNote(
  { context, person, input }: Turn,
  dialogue: OpenDialogue<{ patrolId: number }>,
): Promise<Answer | null> {
  const words = maskNumbers(input.text.trim()).text;
  const patrol = await one<Patrol>(context.tx, 'SELECT * FROM patrol WHERE id = ? AND personId = ?', [
    dialogue.slots.patrolId,
    person.id,
  ]);
  if (words === '' || !patrol) return null;
  const point = /^到了?\s*(\S+)$/.exec(words)?.[1];
  if (point !== undefined) await reachPoint(context, patrol, point);
  else patrol.note = [patrol.note, words].filter(Boolean).join('；');
  await context.tx.run('UPDATE patrol SET note = ? WHERE id = ?', [patrol.note, patrol.id]);
  await closeDialogue(context.tx, dialogue.id, person.id, context.now);
  return patrolRecord(context.office, await recordOf(context, patrol));
}
