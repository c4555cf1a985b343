import {
  askForPointSigns,
  dropPatrol,
  endPatrol,
  gridsWalked,
  namePoints,
  nameTeam,
  reachPoint,
  recordOf,
  startPatrol,
} from '../../actions/rounds/patrol';
import { weekdayOf, nextDay } from '../../models/calendar';
import type { Directory } from '../../models/staff/directory';
import { closeDialogue, openDialogue, type OpenDialogue } from '../../models/exchange/dialogues';
import { Failure } from '../../models/failure';
import { maskNumbers } from '../../models/residents/mask';
import {
  companionsOf,
  currentPatrol,
  pointByCode,
  pointsOf,
  stopsOf,
  teamRounds,
  unreachedSince,
  type Patrol,
} from '../../models/rounds/patrol';
import { templatesPlannedAt } from '../../models/rounds/inspection';
import { teamNamed } from '../../models/rounds/patrol-team';
import { pointsNow } from '../../models/rounds/patrol-window';
import { pointCodeIn } from '../../models/rounds/point-codes';
import { notesAt } from '../../models/rounds/point-note';
import { openTicketsIn } from '../../models/tickets/tickets';
import { nodesOfRight } from '../../models/staff/rights';
import { one } from '../../models/store/transaction';
import type { Answer } from '../../notices/answer';
import { sheetChoices } from '../../notices/rounds/inspection-words';
import {
  askPatrolNote,
  patrolDropped,
  patrolInvitation,
  patrolRecord,
  patrolStarted,
  pointReached,
  pointsNamed,
  pointsUsage,
  signsBegun,
  unreachedPoints,
} from '../../notices/rounds/patrol-words';
import type { Handler } from '../handler';
import { correctLast, corrected } from './patrol-correct';
import { isTeamAlone, later } from './patrol-later';
import type { Turn } from '../turn/turn';

const INTENT = 'patrol';
const WAITS = 3_600_000;

/** 巡查: what is found on the way is reported as always; the record keeps names of points and times. */
export const patrolHandler: Handler = {
  intent: INTENT,
  commands: [
    {
      words: ['开始巡查', '巡查开始', '开始夜巡', '夜巡开始', '开始巡逻', '我去巡查', '去巡查', '出去巡查'],
      glued: true,
      for: ['member', 'leader'],
      example: '开始巡查',
      does: '开始一次巡查，路上发现的照常上报',
      run: start,
    },
    {
      words: [
        '结束巡查',
        '巡查结束',
        '结束夜巡',
        '夜巡结束',
        '结束巡逻',
        '巡逻完了',
        '巡查完了',
        '巡完了',
        '走完了',
      ],
      glued: true,
      for: ['member', 'leader'],
      example: '结束巡查',
      does: '看这次到过哪些点、发现几件，不对可以改',
      run: end,
    },
    {
      words: ['到', '到了', '打点', '扫点码'],
      yieldsTo: [INTENT],
      for: ['member', 'leader'],
      example: '到 东门',
      does: '巡查到了一个点；扫点上的码也行',
      run: reach,
    },
    {
      words: ['点错了', '打错点', '扫错点'],
      glued: true,
      for: ['member', 'leader'],
      example: '点错了',
      does: '巡查的点记错了，改过来：“东门没去”“不是东门，是地下室”',
      run: correctLast,
    },
    {
      words: ['补记', '补记一下'],
      for: ['member', 'leader'],
      example: '补记 东门、地下室 都好',
      does: '没信号时的巡查，回来补记',
      run: later,
    },
    {
      words: ['巡查', '巡查情况', '巡查记录'],
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

async function start({ context, person, input }: Turn, rest: string): Promise<Answer> {
  const { tx, office, now } = context;
  const companions = office.directory
    .colleagues()
    .filter(({ id, name }) => id !== person.id && rest.includes(name))
    .map(({ id }) => id);
  const gridId = gridIn(office.directory, gridsWalked(office.directory, person.id), rest);
  const patrol = await startPatrol(context, person.id, {
    companions,
    words: input.text,
    ...(gridId === null ? {} : { gridId }),
  });
  const along = (await companionsOf(tx, patrol.id)).filter((id) => id !== person.id);
  const others = patrol.personId === person.id ? along : [patrol.personId, ...along];
  const before = {
    points: await pointsNow(tx, office, patrol.gridId, await pointsOf(tx, [patrol.gridId]), now),
    open: await openTicketsIn(tx, patrol.gridId),
  };
  return patrolStarted(office, patrol, before, others);
}

/** 第3网格, 青石社区第1网格: one of these that the words name; the longer name wins. */
function gridIn(directory: Directory, gridIds: readonly number[], words: string): number | null {
  const near = gridIds.flatMap((id) => {
    const path = directory.upwards(id).map(({ name }) => name);
    return path.slice(0, 2).map((_name, at) => ({
      id,
      words: path
        .slice(0, at + 1)
        .toReversed()
        .join(''),
    }));
  });
  const named = near
    .filter((one) => words.includes(one.words))
    .toSorted((a, b) => b.words.length - a.words.length);
  return named[0]?.id ?? null;
}

async function current({ context, person }: Turn): Promise<Patrol> {
  const patrol = await currentPatrol(context.tx, person.id, context.now);
  if (!patrol) throw new Failure('patrol.none');
  return patrol;
}

/** 到 东门: a point by its name or its sign. Throws patrol.none, patrol.point. */
export async function reach(turn: Turn, rest: string): Promise<Answer> {
  const { context } = turn;
  const patrol = (await scannedFirst(turn, rest)) ?? (await current(turn));
  const point = await reachPoint(context, patrol, rest);
  const reached = new Set((await stopsOf(context.tx, patrol.id)).map(({ id }) => id));
  const { tx, office, now } = context;
  const points = await pointsOf(tx, [patrol.gridId]);
  const { ordered } = await pointsNow(tx, office, patrol.gridId, points, now);
  const left = ordered.filter(({ id }) => !reached.has(id));
  const sheets = point.placeId === null ? [] : await templatesPlannedAt(tx, point.placeId);
  const reachedWords = pointReached(office, point, left, await notesAt(tx, point.id, now));
  return sheets.length === 0
    ? reachedWords
    : { ...reachedWords, choices: sheetChoices(point.placeId ?? 0, sheets), aside: true };
}

/** Who scans a point without having said that he begins has begun. */
async function scannedFirst({ context, person }: Turn, rest: string): Promise<Patrol | null> {
  const code = pointCodeIn(rest);
  const point = code === null ? null : await pointByCode(context.tx, code);
  return point ? startPatrol(context, person.id, { gridId: point.gridId }) : null;
}

async function end(turn: Turn, rest: string): Promise<Answer> {
  const note = rest === '' ? null : maskNumbers(rest).text;
  return patrolRecord(turn.context.office, await endPatrol(turn.context, await current(turn), note));
}

/** 巡查: one's own so far; to who sets the points, those nobody reached this week. */
export async function review({ context, person }: Turn): Promise<Answer> {
  const { office, tx, now } = context;
  const nodes = nodesOfRight(office.directory, person.id, 'set_patrol_points');
  if (nodes.length === 0) return ownPatrol(context, person.id);
  const { day } = office.calendar.local(now);
  const monday = nextDay(day, -((weekdayOf(day) + 6) % 7));
  const gridIds = [...new Set(nodes.flatMap((node) => office.directory.below(node)))];
  const since = office.calendar.at(monday, 0);
  const unreached = await unreachedSince(tx, gridIds, since);
  const rounds = await teamRounds(tx, gridIds, since);
  return unreachedPoints(office, { all: await pointsOf(tx, gridIds), unreached, rounds });
}

/** To a member: how far he is, or how to begin. */
async function ownPatrol(context: Turn['context'], personId: number): Promise<Answer> {
  const { tx, office } = context;
  if (!office.directory.isStaff(personId)) throw new Failure('role.staff_only');
  const patrol = await currentPatrol(tx, personId, context.now);
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
  if (words.length === 1 && /^(打印|印码|点码|码)$/.test(words[0] ?? '')) return print(context, grid.id);
  if (words.length > 0) await namePoints(context, grid.id, words);
  return pointsNamed(office, grid.id, await pointsOf(tx, [grid.id]));
}

/** 巡查点 第2网格 打印: a sign with a code for each. */
async function print(context: Turn['context'], gridId: number): Promise<Answer> {
  const count = await askForPointSigns(context, gridId);
  return count === 0 ? pointsNamed(context.office, gridId, []) : signsBegun(count);
}

async function askNote({ context, person }: Turn, id: number): Promise<Answer> {
  await openDialogue(context.tx, person, INTENT, { patrolId: id }, context.now, {
    expiresAt: context.now + WAITS,
  });
  return askPatrolNote;
}

/** 地下室积水已退 is added to the note; 到 东门 adds a point, 东门没去 takes one back. */
async function addNote(turn: Turn, dialogue: OpenDialogue<{ patrolId: number }>): Promise<Answer | null> {
  const { context, person, input } = turn;
  const words = maskNumbers(input.text.trim()).text;
  const patrol = await one<Patrol>(context.tx, 'SELECT * FROM patrol WHERE id = ?', [
    dialogue.slots.patrolId,
  ]);
  if (words === '' || !patrol) return null;
  const changed = await corrected(turn, patrol, words);
  if (changed) {
    await closeDialogue(context.tx, dialogue.id, person.id, context.now);
    return changed;
  }
  const point = /^到了?\s*(\S+)$/.exec(words)?.[1];
  if (point !== undefined) await reachPoint(context, patrol, point);
  else if (isTeamAlone(words)) await nameTeam(context.tx, patrol, teamNamed(words) ?? 'estate');
  else patrol.note = [patrol.note, words].filter(Boolean).join('；');
  await context.tx.run('UPDATE patrol SET note = ? WHERE id = ?', [patrol.note, patrol.id]);
  await closeDialogue(context.tx, dialogue.id, person.id, context.now);
  return patrolRecord(context.office, await recordOf(context, patrol));
}
