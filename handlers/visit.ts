import { noteRound, takeBackRound } from '../actions/note-round';
import { loadTicket } from '../models/advance';
import { Failure } from '../models/failure';
import { personalMatterIn } from '../models/personal-matters';
import { holdsRight, nodesOfRight } from '../models/rights';
import { loadVisit, VISIT_KEPT, visitedSince, visitsAt, visitsBy, type Visit } from '../models/visit';
import { readTicketNumber } from '../models/workflow';
import type { Answer } from '../notices/answer';
import {
  ownVisits,
  personalRefused,
  unvisitedBuildings,
  visitByBuilding,
  visitNoted,
  visitsOfBuilding,
  visitTakenBack,
  visitUsage,
} from '../notices/visit-words';
import type { Handler } from './handler';
import { interpret, withoutAddress } from './interpret';
import { knownOf } from './known';
import { reportInWords } from './report';
import { suggest } from './suggestion';
import type { Turn } from './turn';

const ROWS = 5;
const EXAMPLE = '走访 3号楼 大家想装扶手';

/** 走访: a round through a building, in a line; never a file on a household. */
export const visitHandler: Handler = {
  intent: 'visit',
  commands: [
    {
      words: ['走访', '走访记录'],
      glued: true,
      for: ['member', 'leader', 'official'],
      example: EXAMPLE,
      does: '走访记一句，按楼记；网格长看哪些楼还没去',
      run: (turn, rest) => (rest === '' ? review(turn) : note(turn, rest)),
    },
  ],
  press: {
    back: async ({ context }, [key]) => {
      await takeBackRound(context, visitId(key));
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

async function note(turn: Turn, said: string): Promise<Answer> {
  // 走访了3号楼…, 我今天走访过…: a visit is of today.
  const rest = said.replace(/^(?:今天|刚才|刚刚)?\s*[了过]?\s*/, '');
  const { context, person } = turn;
  const { directory } = context.office;
  if (!holdsRight(directory, person.id, 'note_visit'))
    throw new Failure('role.other', { who: '网格员、网格长或社区工作人员' });
  const matter = personalMatterIn(rest);
  if (matter !== null) return personalRefused(matter, EXAMPLE);
  const [first = '', ...others] = rest.split(/\s+/);
  const ticketId = readTicketNumber(first);
  const { words, rooms } = withoutAddress(ticketId === null ? rest : others.join(' '));
  const known = knownOf(directory, { placeId: null });
  const placeId =
    ticketId === null
      ? interpret(rest, known).placeId
      : ((await loadTicket(context, ticketId)).placeId ?? undefined);
  const place = directory.place(placeId ?? null);
  if (!place) return rooms.length > 0 ? visitByBuilding : { text: visitUsage };
  if (words === '') return rooms.length > 0 ? visitByBuilding : building(turn, place.id);
  const noted = await noteRound(context, person.id, { placeId: place.id, words, rooms, ticketId });
  return visitNoted(context.office, noted.visit, noted.words, noted.dropped);
}

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
async function review(turn: Turn): Promise<Answer> {
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
