import { noteRound, takeBackRound } from '../../actions/rounds/note-round';
import { loadTicket } from '../../models/tickets/advance';
import { minutesOf } from '../../models/calendar';
import { Failure } from '../../models/failure';
import type { Place } from '../../models/staff/grid';
import { personalMatterIn } from '../../models/residents/personal-matters';
import { holdsRight, nodesOfRight } from '../../models/staff/rights';
import {
  loadVisit,
  VISIT_KEPT,
  visitedSince,
  visitsAt,
  visitsBy,
  type Visit,
} from '../../models/rounds/visit';
import { readTicketNumber } from '../../models/tickets/workflow';
import type { Answer } from '../../notices/answer';
import {
  ownVisits,
  personalRefused,
  unvisitedBuildings,
  visitByBuilding,
  visitNoted,
  visitsOfBuilding,
  visitTakenBack,
  visitUsage,
} from '../../notices/rounds/visit-words';
import type { Handler } from '../handler';
import { interpret, withoutAddress } from '../interpret';
import { chineseDigits } from '../interpret/numerals';
import { knownOf } from '../turn/known';
import { pastDay } from '../interpret/past-day';
import { reportInWords } from '../tickets/report';
import { suggest } from '../residents/suggestion';
import type { Turn } from '../turn/turn';

const ROWS = 5;
const EXAMPLE = '走访 3号楼 大家想装扶手';

/** 走访: a round through a building, in a line; never a file on a household. */
export const visitHandler: Handler = {
  intent: 'visit',
  commands: [
    {
      words: ['走访', '走访记录', '走访情况'],
      glued: true,
      for: ['member', 'leader', 'official'],
      example: EXAMPLE,
      does: '走访记一句，按楼记；网格长看哪些楼还没去',
      run: (turn, rest) => (rest === '' ? review(turn) : note(turn, rest)),
    },
  ],
  press: {
    back: async ({ context }, keys) => {
      for (const key of keys) await takeBackRound(context, visitId(key));
      return visitTakenBack;
    },
    report: async (turn, [key]) => {
      const { building, words } = await own(turn, key);
      return reportInWords(turn, `${building} ${words}`);
    },
    suggest: async (turn, [key]) => {
      const { building, words, visit } = await own(turn, key);
      return suggest(turn, `${building}：${words}`, visit.gridId);
    },
  },
};

const visitId = (key: string | undefined): number => Number(key?.slice(1) ?? 0);

async function own({ context, person }: Turn, key: string | undefined) {
  const visit = await loadVisit(context.tx, visitId(key));
  if (!visit || visit.content === null || visit.personId !== person.id) throw new Failure('choice.gone');
  const building = context.office.directory.place(visit.placeId)?.name ?? '';
  return { visit, building, words: context.tx.vault.open(visit.content) };
}

/** 走访 3号楼 大家想装扶手; 昨天 and the like in front say which day it was. */
export async function note(turn: Turn, said: string): Promise<Answer> {
  const { person } = turn;
  const { directory, calendar } = turn.context.office;
  const today = calendar.local(turn.context.now).day;
  const { day, rest } = pastDay(said.replace(/^(?:刚才|刚刚)?\s*[了过]?\s*/, ''), today);
  const context = day === today ? turn.context : onDay(turn.context, day);
  if (!holdsRight(directory, person.id, 'note_visit'))
    throw new Failure('role.other', { who: '网格员、网格长或社区工作人员' });
  const matter = personalMatterIn(rest);
  if (matter !== null) return personalRefused(matter, EXAMPLE);
  const [first = '', ...others] = rest.replace(/^[了过]\s*/, '').split(/\s+/);
  const ticketId = readTicketNumber(first);
  const { words, rooms } = withoutAddress(
    ticketId === null ? [first, ...others].join(' ') : others.join(' '),
  );
  const places =
    ticketId === null
      ? placesIn(turn, rest)
      : [directory.place((await loadTicket(context, ticketId)).placeId)];
  const [place, ...more] = places.flatMap((one) => one ?? []);
  if (!place) return rooms.length > 0 ? visitByBuilding : { text: visitUsage };
  const text = withoutName(words, place);
  if (text === '' && more.length === 0) return rooms.length > 0 ? visitByBuilding : building(turn, place.id);
  if (text === '') return { text: visitUsage };
  const noted = [];
  for (const { id } of [place, ...more])
    noted.push(await noteRound(context, person.id, { placeId: id, words: text, rooms, ticketId }));
  return visitNoted(context.office, noted, turn.context.now);
}

const NOON = '12:00';
const onDay = (context: Turn['context'], day: string): Turn['context'] =>
  Object.assign({}, context, { now: context.office.calendar.at(day, minutesOf(NOON)) });

const BUILDING = new RegExp(`[\\d${chineseDigits}]{1,3}(?:号楼|号院|栋|幢)`, 'g');

/** The place that is named, or each of several buildings. */
function placesIn({ context }: Turn, words: string): (Place | undefined)[] {
  const { directory } = context.office;
  const known = knownOf(directory, { placeId: null });
  const named = [...new Set(words.match(BUILDING))];
  const read = named.length > 1 ? named : [words];
  const ids = read.map((one) => interpret(one, known).placeId ?? null);
  return [...new Set(ids)].map((id) => directory.place(id));
}

/** 幸福广场 大家想要长椅: the name stands before the note already. */
const withoutName = (words: string, { name }: Place): string =>
  (words.startsWith(name) ? words.slice(name.length) : words).replace(/^[\s，,、：:]+/, '');

const told = ({ context }: Turn, visits: readonly Visit[]): (Visit & { words: string })[] =>
  visits.map((visit) => Object.assign(visit, { words: context.tx.vault.open(visit.content ?? '') }));

/** 走访 3号楼: what was noted there, to those who look after it. Throws role.other. */
async function building(turn: Turn, placeId: number): Promise<Answer> {
  const { context, person } = turn;
  const { directory } = context.office;
  const place = directory.place(placeId);
  const nodes = nodesOfRight(directory, person.id, 'read_visits').flatMap((node) => directory.below(node));
  if (!place || !nodes.includes(place.gridId)) throw new Failure('role.other', { who: '那一片的网格员' });
  return visitsOfBuilding(
    context.office,
    place,
    told(turn, await visitsAt(context.tx, placeId, ROWS)),
    context.now,
  );
}

/** One's own notes; to who leads a node, the buildings nobody was at. */
export async function review(turn: Turn): Promise<Answer> {
  const { context, person } = turn;
  const { directory } = context.office;
  if (!holdsRight(directory, person.id, 'note_visit'))
    throw new Failure('role.other', { who: '网格员、网格长或社区工作人员' });
  const nodes = nodesOfRight(directory, person.id, 'set_patrol_points').flatMap((id) => directory.below(id));
  if (nodes.length === 0)
    return ownVisits(context.office, told(turn, await visitsBy(context.tx, person.id, ROWS)), context.now);
  const gridIds = [...new Set(nodes)];
  const buildings = directory.places.filter(
    ({ kind, gridId }) => kind === 'building' && nodes.includes(gridId),
  );
  const visited = await visitedSince(context.tx, gridIds, context.now - VISIT_KEPT);
  const open = buildings.filter(({ id }) => !visited.has(id));
  return unvisitedBuildings(open, buildings.length);
}
