import type { PointSign } from '../../documents/point-signs';
import type { Office } from '../../models/context';
import type { Patrol, PatrolPoint, PatrolRecord } from '../../models/rounds/patrol';
import { teams, type Team } from '../../models/rounds/patrol-team';
import type { PatrolWindow, PointsNow } from '../../models/rounds/patrol-window';
import type { ReadPointNote } from '../../models/rounds/point-note';
import type { Ticket } from '../../models/tickets/ticket';
import { ticketNumber } from '../../models/tickets/workflow';
import { choiceKey, type Answer } from '../answer';
import { notesLine } from './point-note-words';
import { dayWords, gridWords, nameWords, numberedWords } from '../words';

const SHOWN = 10;
const names = (points: readonly PatrolPoint[]): string =>
  `${points
    .slice(0, SHOWN)
    .map(({ name }) => name)
    .join('、')}${points.length > SHOWN ? `等 ${points.length} 个` : ''}`;

/** 09:05 */
const clock = ({ calendar }: Office, at: number): string => {
  const { hour, minute } = calendar.local(at);
  return [hour, minute].map((part) => String(part).padStart(2, '0')).join(':');
};

const teamWords = (team: Team | null, before: string): string =>
  team === null ? '' : `${before}${teams[team].name}`;

const OPEN_SHOWN = 3;

/** Before the round: what is open in the grid, so that it can be looked at on the way. */
const openLine = (open: readonly Ticket[]): string =>
  open.length === 0
    ? ''
    : `\n这一片还在办 ${open.length} 件：${open.slice(0, OPEN_SHOWN).map(numberedWords).join('；')}${open.length > OPEN_SHOWN ? '……' : ''}`;

export function patrolStarted(
  office: Office,
  { gridId, team }: Patrol,
  { points, open }: { points: PointsNow; open: readonly Ticket[] },
  others: readonly number[] = [],
): Answer {
  const along =
    others.length > 0 ? `，和${others.map((id) => nameWords(office.directory, id)).join('、')}一起` : '';
  const { first, ordered } = points;
  const now = first.map(({ name, points: own }) => `\n${name}先看：${names(own)}。`).join('');
  const list = ordered.length > 0 ? `\n这一片的点：${names(ordered)}。到了回“到 ${ordered[0]?.name}”。` : '';
  return {
    text: `开始巡查：${gridWords(office.directory, gridId)}${along}${teamWords(team, '，记作')}。路上发现什么，照常说一句或发照片就是上报；走完回“结束巡查”。${now}${list}${openLine(open)}`,
  };
}

/** What is left of the round, and what colleagues left as word at this point. */
export function pointReached(
  office: Office,
  point: PatrolPoint,
  left: readonly PatrolPoint[],
  notes: readonly ReadPointNote[],
): Answer {
  const rest = left.length > 0 ? `还有：${names(left)}。` : '点都到了，走完回“结束巡查”。';
  return { text: `到过 ${point.name}。${rest}${notesLine(office, notes)}` };
}

/** 09:05—10:20, 22:00—次日 01:30; while it goes on, since when. */
function spanWords(office: Office, { startedAt, endedAt }: Patrol): string {
  const from = clock(office, startedAt);
  if (endedAt === null) return `${from} 开始，还没结束`;
  const { calendar } = office;
  const next = calendar.local(endedAt).day === calendar.local(startedAt).day ? '' : '次日 ';
  return `${from}—${next}${clock(office, endedAt)}`;
}

/** Read back before it counts: names of points and times, no track and no length. */
export function patrolRecord(office: Office, record: PatrolRecord): Answer {
  const { patrol, points, persons, reached, ticketIds, pictures } = record;
  const when =
    patrol.kind === 'later'
      ? `补记 ${dayWords(office.calendar.local(patrol.startedAt).day)}`
      : spanWords(office, patrol);
  const lines = [
    `巡查记录：${gridWords(office.directory, patrol.gridId)} ${when}${teamWords(patrol.team, '，')}`,
    points.length > 0
      ? `到过 ${reached.length}/${points.length} 个点${reached.length > 0 ? `：${names(reached)}` : ''}`
      : '',
    ticketIds.length > 0
      ? `发现 ${ticketIds.length} 件：${ticketIds.slice(0, SHOWN).map(ticketNumber).join('、')}`
      : '没有发现问题',
    pictures > 0 ? `照片 ${pictures} 张` : '',
    persons.length > 1 ? `一起的：${persons.map((id) => nameWords(office.directory, id)).join('、')}` : '',
    patrol.note ? `说明：${patrol.note}` : '',
  ];
  const key = (action: string): string => choiceKey('patrol', action, `R${patrol.id}`);
  return {
    text: lines.filter(Boolean).join('\n'),
    choices: [
      { label: '补一句、更正', key: key('add') },
      { label: '不记了', key: key('drop') },
    ],
  };
}

export const patrolInvitation = (points: readonly PatrolPoint[]): Answer => ({
  text: `现在没有在巡查。${points.length > 0 ? `这一片的点：${names(points)}。` : ''}要走一圈就点“开始巡查”；路上没信号，回来“补记”。`,
  choices: [{ label: '开始巡查', key: choiceKey('patrol', 'start') }],
});

/** When a window begins whose sheet says 提醒: a word in time, to walk or not to walk. */
export const windowBegins = (
  { name, startsAt, endsAt }: Pick<PatrolWindow, 'name' | 'startsAt' | 'endsAt'>,
  points: readonly PatrolPoint[],
): Answer => ({
  text: `${name}（${startsAt}—${endsAt}）先看：${names(points)}。去走一圈就点“开始巡查”；去不了不用回。`,
  choices: [{ label: '开始巡查', key: choiceKey('patrol', 'start') }],
  aside: true,
});

export const changeUsage: Answer = {
  text: '哪里有什么变动？只记地点和设施，不记人，比如“变动 东门新装了道闸”。',
};
export const changeKept = ({ text, onPatrol }: { text: string; onPatrol: boolean }): Answer => ({
  text: `变动记下了：${text}。${onPatrol ? '写进这次巡查，' : ''}网格长的清单里看得到；要人来办的，照常上报。`,
});
/** To who leads the grid, in his next list. */
export const changeNews = (office: Office, gridId: number, text: string): Answer => ({
  text: `变动 ${gridWords(office.directory, gridId)}：${text}`,
});

export const askPatrolNote: Answer = {
  text: '补什么、改什么？写一句就行，比如“地下室积水已退”“到 东门”“东门没去”。',
};
/** Noted afterwards, and none of the points was named. */
export const noPointHeard = (points: readonly PatrolPoint[]): string =>
  `没听出是哪个点；这一片的点：${names(points)}。点“补一句、更正”写“到 ${points[0]?.name ?? ''}”就补上。`;
export const patrolDropped: Answer = { text: '好的，这次巡查不记；路上报的事都还在。' };
export const laterUsage: Answer = { text: '补记哪些点？比如“补记 东门、地下室 都好”。' };
export const pointsUsage: Answer = {
  text: '写明网格和点，比如“巡查点 第2网格 东门、地下室、3号楼天台”；空着点就是看现在有哪些，写“打印”出点码。',
};
/** The signs to hang up; what the code holds is what one would type. */
export const pointSigns = (office: Office, points: readonly PatrolPoint[]): PointSign[] =>
  points.flatMap(({ gridId, name, code }) =>
    code === null
      ? []
      : [
          {
            grid: gridWords(office.directory, gridId),
            name,
            code,
            link: `到 ${code}`,
            says: `巡查到这里：在小格的菜单点“扫点码”，或发“到 ${code}”`,
          },
        ],
  );
export const signsBegun = (count: number): Answer => ({
  text: `${count} 个点的码随后发来（PDF），打印贴在点上；巡查时点菜单里的“扫点码”，或发码下面那几个字。`,
});
export const pointsNamed = (office: Office, gridId: number, points: readonly PatrolPoint[]): Answer => ({
  text: `${gridWords(office.directory, gridId)}的巡查点：${points.length > 0 ? names(points) : '还没有'}。`,
});

const pointsMissing =
  '这一片还没有设巡查点。要设，回“巡查点 第2网格 东门、地下室”，或写在组织表格的“巡查点”里。';

/** To the leader: points nobody reached this week, and which kinds of team walked. Who walked how long is nobody's business. */
export function unreachedPoints(
  office: Office,
  {
    all,
    unreached,
    rounds,
  }: {
    all: readonly PatrolPoint[];
    unreached: readonly PatrolPoint[];
    rounds: readonly { team: Team; gridId: number; startedAt: number }[];
  },
): Answer {
  const walked = roundLines(office, rounds);
  if (all.length === 0) return { text: `${pointsMissing}${walked}` };
  if (unreached.length === 0) return { text: `本周的巡查点都有人到过。${walked}` };
  const byGrid = new Map<number, PatrolPoint[]>();
  for (const point of unreached) byGrid.set(point.gridId, [...(byGrid.get(point.gridId) ?? []), point]);
  const lines = [...byGrid].map(([gridId, own]) => `${gridWords(office.directory, gridId)}：${names(own)}`);
  return { text: `本周还没有人到过的点：\n${lines.join('\n')}${walked}` };
}

/** 夜巡队：11月24日 幸福社区第2网格: kinds, days and grids, no names and no numbers to compare. */
function roundLines(
  { directory, calendar }: Office,
  rounds: readonly { team: Team; gridId: number; startedAt: number }[],
): string {
  const lines = (Object.keys(teams) as Team[]).flatMap((team) => {
    const own = rounds.filter((round) => round.team === team);
    const said = own.map(
      ({ gridId, startedAt }) => `${dayWords(calendar.local(startedAt).day)} ${gridWords(directory, gridId)}`,
    );
    const shown = [...new Set(said)].slice(0, SHOWN).join('、');
    return own.length === 0 ? [] : [`${teams[team].name}：${shown}`];
  });
  return lines.length === 0 ? '' : `\n本周走过的队：\n${lines.join('\n')}`;
}
