import {
  callOff,
  giveUpSeat,
  inviteVolunteers,
  openGathering,
  runsGatherings,
  takeSeat,
  toCome,
} from '../../actions/residents/gather';
import { closeDialogue, keepAside, loadDialogue, type OpenDialogue } from '../../models/exchange/dialogues';
import { Failure } from '../../models/failure';
import {
  byHand,
  gatheringsFor,
  seatsOf,
  volunteersIn,
  type Gathering,
} from '../../models/residents/gathering';
import { maskNumbers } from '../../models/residents/mask';
import { nodesOfRight } from '../../models/staff/rights';
import type { Answer } from '../../notices/answer';
import {
  gatheringCalledOff,
  gatheringDropped,
  gatheringList,
  gatheringOpened,
  gatheringPast,
  gatheringPreview,
  gatheringShown,
  gatheringTitleMissing,
  gatheringWhere,
  seatGivenUp,
  seatList,
  seatTaken,
  volunteersInvited,
  type Shown,
} from '../../notices/residents/gathering-words';
import { withoutMoment } from '../interpret/dates';
import { askNewTime, newTime, startIn, type Moving } from './gathering-time';
import { titleAndPlace } from './gathering-title';
import { searchGuide } from './guide-search';
import type { Handler } from '../handler';
import { interpret } from '../interpret';
import { numeralValue } from '../interpret/numerals';
import { knownOf } from '../turn/known';
import type { Turn } from '../turn/turn';
import { quit } from './volunteer';

const INTENT = 'gathering';
const DRAFT_LASTS = 3_600_000;
const ROWS = 8;
const LONGEST = 40;

type Draft = Pick<Gathering, 'gridId' | 'title' | 'place' | 'startsAt' | 'seats' | 'least'>;

/** 活动: opened by staff with time, place and seats; residents sign up with a tap and leave no name. */
export const gatheringHandler: Handler = {
  intent: INTENT,
  commands: [
    {
      words: [
        '活动',
        '活动报名',
        '报名',
        '有什么活动',
        '最近有什么活动',
        '有活动吗',
        '有没有活动',
        '有没有志愿者活动',
        '志愿者活动',
        '我要报名',
        '我想报名',
        '参加活动',
        '我要参加活动',
        '我想参加活动',
        '办活动',
        '办个活动',
        '开活动',
        '发活动',
        '发布活动',
        '组织活动',
        '搞活动',
      ],
      for: ['resident', 'member', 'leader', 'official'],
      example: '活动',
      does: '看活动、报名；工作人员开活动',
      run: (turn, rest) => {
        const opens = rest !== '' && turn.context.office.directory.isStaff(turn.person.id);
        return opens ? prepare(turn, rest) : list(turn, rest);
      },
    },
  ],
  press: {
    open: (turn, [key]) => open(turn, numberIn(key)),
    drop: async ({ context, person }, [key]) => {
      await closeDialogue(context.tx, numberIn(key), person.id, context.now);
      return gatheringDropped;
    },
    show: async (turn, [key]) => {
      const gathering = await toCome(turn.context, numberIn(key));
      return gatheringShown(turn.context.office, await shown(turn, gathering));
    },
    join: async ({ context, person }, [key]) => {
      const { gathering, seat, ahead } = await takeSeat(context, person, numberIn(key));
      return seatTaken(context.office, gathering, seat, ahead);
    },
    leave: async ({ context, person }, [key]) =>
      seatGivenUp(await giveUpSeat(context, person, numberIn(key))),
    list: async ({ context }, [key]) => {
      const gathering = await toCome(context, numberIn(key));
      if (!runsGatherings(context, gathering.gridId))
        throw new Failure('role.other', { who: '办活动的工作人员' });
      return seatList(context.office, gathering, await seatsOf(context.tx, gathering.id));
    },
    off: async ({ context }, [key]) => {
      const { gathering, told } = await callOff(context, numberIn(key));
      return gatheringCalledOff(gathering, told);
    },
    move: (turn, [key]) => askNewTime(turn, numberIn(key)),
    tell: async ({ context }, [key]) =>
      volunteersInvited(numberIn(key), await inviteVolunteers(context, numberIn(key))),
    quit,
  },
  proceed: (turn, dialogue) => newTime(turn, dialogue as OpenDialogue<Moving>),
};

const numberIn = (key: string | undefined): number => Number(key?.slice(1) ?? 0);

const SEATS = /(?:限|最多)?\s*(\d{1,4}|[一二两三四五六七八九十百]{1,4})\s*(?:个?人|名|位|个名额)/;

const LEAST = /(?:至少|最少|不少于)\s*(\d{1,3}|[一二两三四五六七八九十百]{1,4})\s*(?:个?人|名|位)/;
const countIn = (found: RegExpExecArray | null): number => (found ? numeralValue(found[1] ?? '') || 0 : 0);

/** 周六上午9点 社区二楼 包粽子 30人: time and seats wherever they stand, then the place, then the title. */
async function prepare({ context, person }: Turn, rest: string): Promise<Answer> {
  const { tx, office, now } = context;
  const { directory } = office;
  const nodes = nodesOfRight(directory, person.id, 'open_gathering');
  const [own] = nodes;
  if (own === undefined) throw new Failure('role.other', { who: '网格员、网格长或社区、街道的工作人员' });
  const startsAt = startIn(context, rest);
  if (startsAt === null) return gatheringPast;
  const least = LEAST.exec(rest);
  const seats = SEATS.exec(rest.replace(LEAST, ' '));
  const below = nodes.flatMap((node) => directory.below(node));
  const node = directory.grids.find(({ id, name }) => below.includes(id) && rest.startsWith(name));
  const said = maskNumbers(node ? rest.slice(node.name.length) : rest).text;
  const words = withoutMoment(said.replace(LEAST, ' ').replace(SEATS, ' '))
    .split(/[\s，,、]+/)
    .filter(Boolean);
  const { title, where } = titleAndPlace(words);
  if (title === '') return gatheringTitleMissing;
  const draft: Draft = {
    gridId: node?.id ?? own,
    title: title.slice(0, LONGEST),
    place: where.slice(0, LONGEST),
    startsAt,
    seats: countIn(seats),
    least: countIn(least),
  };
  const id = await keepAside(tx, person.id, INTENT, draft, now, { expiresAt: now + DRAFT_LASTS });
  return gatheringPreview(office, id, draft);
}

const WANTS_SEAT =
  /^(?:我们?|我家|俺)?(?:也)?(?:要|想|想要)?(?:去)?(?:报名|参加)(?:参加)?(.{1,20}?)[吧。！!]*$/;

/** 报名义诊, 我想参加包粽子: an activity that is to come, by its name; whoever wants to 报名 is told what there is. Null: something else. */
export async function seatInWords(turn: Turn, text: string): Promise<Answer | null> {
  const wanted =
    WANTS_SEAT.exec(text.trim())?.[1]
      ?.replace(/(?:的|那个|这个)?活动$/, '')
      .trim() ?? '';
  if (wanted === '') return null;
  const held = await toBeHeld(turn, '');
  const rows = held.filter(({ gathering }) => isCalled(gathering, wanted));
  const [only] = rows;
  if (!only) return isAboutSeats(turn, text) ? gatheringList(turn.context.office, held, false) : null;
  return rows.length === 1
    ? gatheringShown(turn.context.office, only)
    : gatheringList(turn.context.office, rows, only.runs);
}

/** Not of the guide (报名公租房), and no complaint. */
const isAboutSeats = ({ context }: Turn, text: string): boolean =>
  text.includes('报名') &&
  !/[没不被坏]|投诉/.test(text) &&
  searchGuide(context.office.guide ?? [], text) === null;

const isCalled = ({ title }: Gathering, words: string): boolean =>
  title.includes(words) || words.includes(title);

async function open({ context, person }: Turn, id: number): Promise<Answer> {
  const { tx, office, now } = context;
  const dialogue = await loadDialogue<Draft>(tx, id);
  const own = dialogue?.personId === person.id && dialogue.intent === INTENT;
  if (!own || !(await closeDialogue(tx, id, person.id, now))) throw new Failure('choice.gone');
  const gathering = await openGathering(context, {
    ...dialogue.slots,
    ...byHand,
    authorId: person.id,
    openedAt: now,
  });
  const volunteers = await volunteersIn(tx, office.directory.below(gathering.gridId));
  return gatheringOpened(office, gathering, volunteers.length);
}

async function shown({ context, person }: Turn, gathering: Gathering): Promise<Shown> {
  const seats = await seatsOf(context.tx, gathering.id);
  const waiting = seats.filter((seat) => seat.waiting).length;
  return {
    gathering,
    taken: seats.length - waiting,
    waiting,
    own: seats.find(({ personId }) => personId === person.id) ?? null,
    runs: runsGatherings(context, gathering.gridId),
  };
}

/** What is to come where somebody lives or works; one of them, where the words name it. */
async function list(turn: Turn, rest: string): Promise<Answer> {
  const { office } = turn.context;
  if (nodesNear(turn, rest).length === 0) return gatheringWhere;
  const rows = await toBeHeld(turn, rest);
  const named = rest === '' ? [] : rows.filter(({ gathering }) => isCalled(gathering, rest));
  const [only] = named;
  if (only && named.length === 1) return gatheringShown(office, only);
  return gatheringList(
    office,
    rows,
    nodesOfRight(office.directory, turn.person.id, 'open_gathering').length > 0,
  );
}

/** Nodes above the place somebody is at; to staff, also those they look after. */
function nodesNear({ context, person }: Turn, rest: string): number[] {
  const { directory } = context.office;
  const { placeId } = interpret(rest, knownOf(directory, person));
  const place = directory.place(placeId ?? person.placeId);
  const above = place ? directory.upwards(place.gridId).map(({ id }) => id) : [];
  const own = nodesOfRight(directory, person.id, 'open_gathering');
  return [...new Set([...above, ...own.flatMap((id) => directory.below(id))])];
}

async function toBeHeld(turn: Turn, rest: string): Promise<Shown[]> {
  const { context } = turn;
  const gridIds = nodesNear(turn, rest);
  const rows: Shown[] = [];
  if (gridIds.length === 0) return rows;
  for (const gathering of await gatheringsFor(context.tx, gridIds, context.now, ROWS))
    rows.push(await shown(turn, gathering));
  return rows;
}
