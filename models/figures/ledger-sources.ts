import type { ActivityKind } from '../rounds/activity';
import { countHazards, hazardsIn } from '../rounds/hazards';
import { quantitySource } from './ledger-quantities';
import type { LedgerName, LedgerSource, OwnSource } from './ledger-types';
import { REQUEST_OF_A_SHOP } from '../rounds/shop-requests';

export type { LedgerFilter, LedgerName, LedgerSource, OwnSource } from './ledger-types';

const recorded = {
  table: 'activity',
  columns: ['id', 'kind', 'day', 'gridId', 'personId', 'text'],
  grid: 'gridId',
  moment: { column: 'day', is: 'day' },
  where: 'withdrawnAt IS NULL',
  quantities: { table: 'activity_quantity', key: 'activityId', approximate: true },
} as const satisfies LedgerSource;

/** 记一笔 of one kind. */
const recordedAs = (kind: ActivityKind): LedgerSource => ({
  ...recorded,
  where: `${recorded.where} AND kind = '${kind}'`,
});

const amountIn = (units: string): string =>
  `(SELECT SUM(q.amountThousandths) FROM activity_quantity q WHERE q.activityId = a.id AND q.unit IN (${units}))`;

/** 记一笔 of some kinds with hours and people in columns of their own. */
const withHours = (kinds: string) =>
  ({
    table: `(SELECT a.*, ${amountIn("'小时', '学时', '课时'")} AS hours, ${amountIn("'人', '人次', '名'")} AS heads
      FROM activity a WHERE a.kind IN (${kinds})) AS spent`,
    columns: ['id', 'kind', 'day', 'gridId', 'personId', 'text', 'hours', 'heads'],
    grid: 'gridId',
    moment: { column: 'day', is: 'day' },
    where: 'withdrawnAt IS NULL',
    quantities: { table: 'activity_quantity', key: 'activityId', approximate: true },
  }) as const satisfies LedgerSource;

/** Ledgers whose rows are rows of a table; of disputes there are only counts (models/mediation/dispute-counts.ts). */
export const ledgerSources = {
  tickets: {
    table: 'ticket',
    columns: [
      'id',
      'state',
      'category',
      'gridId',
      'placeText',
      'subject',
      'source',
      'handlerId',
      'desk',
      'round',
      'reportedAt',
      'filedAt',
      'doneAt',
      'closedAt',
      'dueAt',
      'result',
      'rating',
      'travels',
    ],
    grid: 'gridId',
    moment: { column: 'reportedAt', is: 'time' },
    where: "state <> 'withdrawn'",
    quantities: { table: 'ticket_quantity', key: 'ticketId' },
  },
  activities: recorded,
  publicity: recordedAs('publicity'),
  /** 志愿服务 and 义务劳动: how many people, how many hours. */
  labour: withHours("'labour', 'volunteer'"),
  disinfections: recordedAs('disinfection'),
  good_deeds: recordedAs('good_deed'),
  outreach: recordedAs('outreach'),
  /** What, when, how many hours, how many people. */
  trainings: withHours("'training', 'lecture'"),
  meetings: {
    table: `(SELECT m.id, m.day, m.startsAt, m.state, m.begunAt, m.endedAt, s.gridId, COALESCE(m.room, s.room) AS room, s.name,
        (SELECT COUNT(*) FROM attendance a WHERE a.meetingId = m.id AND a.answer = 'leave') AS onLeave,
        (SELECT COUNT(*) FROM attendance a WHERE a.meetingId = m.id AND a.answer = 'absent') AS absent,
        (SELECT COUNT(*) FROM agenda_item i WHERE i.gridId = s.gridId AND i.decidedAt >= m.begunAt
          AND i.decidedAt <= m.endedAt) AS decided
      FROM meeting m JOIN meeting_series s ON s.id = m.seriesId) AS held`,
    columns: [
      'id',
      'day',
      'name',
      'startsAt',
      'state',
      'gridId',
      'room',
      'begunAt',
      'endedAt',
      'onLeave',
      'absent',
      'decided',
    ],
    grid: 'gridId',
    moment: { column: 'day', is: 'day' },
  },
  patrols: {
    table: `(SELECT p.id, p.gridId, p.startedAt, p.kind, p.team,
          (SELECT COUNT(DISTINCT s.pointId) FROM patrol_stop s WHERE s.patrolId = p.id) AS points,
          (SELECT COUNT(*) + 1 FROM patrol_companion c WHERE c.patrolId = p.id) AS people FROM patrol p) AS walked`,
    columns: ['id', 'gridId', 'startedAt', 'kind', 'team', 'points', 'people'],
    grid: 'gridId',
    moment: { column: 'startedAt', is: 'time' },
  },
  inspections: {
    table:
      '(SELECT i.*, (SELECT COUNT(*) FROM inspection_finding f WHERE f.inspectionId = i.id) AS findings FROM inspection i) AS made',
    columns: [
      'id',
      'template',
      'placeId',
      'gridId',
      'personId',
      'begunAt',
      'endedAt',
      'items',
      'findings',
      'ownerId',
    ],
    grid: 'gridId',
    moment: { column: 'begunAt', is: 'time' },
  },
  /** Where somebody was, never what was said there. */
  visits: {
    table: 'visit',
    columns: ['id', 'gridId', 'placeId', 'personId', 'ticketId', 'visitedAt'],
    grid: 'gridId',
    moment: { column: 'visitedAt', is: 'time' },
  },
  /** Who was on duty, whether the shift was swapped, whether a word was left for the next; not which word. */
  duty: {
    table: `(SELECT s.*,
        (SELECT MIN(r.gridId) FROM role r WHERE r.personId = s.personId) AS gridId,
        (SELECT COUNT(*) FROM duty_swap w WHERE w.shiftId = s.id AND w.state = 'agreed') AS swaps,
        (SELECT COUNT(*) FROM duty_note n WHERE n.personId = s.personId
          AND n.writtenAt >= s.startsAt AND n.writtenAt < s.endsAt + 3600000) AS notes
      FROM duty_shift s) AS kept`,
    columns: ['id', 'personId', 'gridId', 'startsAt', 'endsAt', 'swaps', 'notes'],
    grid: 'gridId',
    moment: { column: 'startsAt', is: 'time' },
  },
  hazards: { count: countHazards, read: hazardsIn },
  /** 民情: when it came and when it was answered; neither its words nor whose they were. */
  suggestions: {
    table: 'feedback',
    columns: ['id', 'gridId', 'givenAt', 'dueAt', 'answeredAt'],
    grid: 'gridId',
    moment: { column: 'givenAt', is: 'time' },
    where: "kind = 'suggestion'",
  },
  quantities: quantitySource,
  /** 企业诉求: company, what it asked for, desk, result; never who told it. */
  shop_requests: {
    table: 'ticket',
    columns: [
      'id',
      'placeId',
      'state',
      'category',
      'gridId',
      'subject',
      'handlerId',
      'desk',
      'reportedAt',
      'dueAt',
      'doneAt',
      'closedAt',
      'result',
      'travels',
    ],
    grid: 'gridId',
    moment: { column: 'reportedAt', is: 'time' },
    where: REQUEST_OF_A_SHOP,
  },
} as const satisfies Record<Exclude<LedgerName, 'disputes'>, LedgerSource | OwnSource>;
