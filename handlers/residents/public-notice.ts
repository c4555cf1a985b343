import { askForMassMessages, setMassMessages } from '../../actions/residents/mass-message';
import { postNotice, withdrawNotice } from '../../actions/residents/post-notice';
import { closeDialogue, keepAside, loadDialogue } from '../../models/exchange/dialogues';
import type { Directory } from '../../models/staff/directory';
import { Failure } from '../../models/failure';
import { massMessagesOn } from '../../models/residents/mass-messages';
import type { Grid, Place } from '../../models/staff/grid';
import { loadPublicNotice, noticesBy, type PublicNotice } from '../../models/residents/public-notice';
import { nodesOfRight } from '../../models/staff/rights';
import type { Answer } from '../../notices/answer';
import { templateOf } from '../../notices/residents/notice-templates';
import {
  correctionText,
  forResidentGroups,
  massAsked,
  massSwitched,
  massUsage,
  noticePlanned,
  noticePreview,
  noticesHereWords,
  noticeText,
  noticeWithdrawn,
  notPosted,
  ownNotice,
  ownNotices,
  publicNoticeUsage,
  templateList,
  templateWords,
  withdrawnUnposted,
} from '../../notices/residents/public-notice-words';
import { answerLater } from '../../notices/exchange/send';
import type { Handler } from '../handler';
import { interpret } from '../interpret';
import { knownOf } from '../turn/known';
import { noticesHere } from './notices-here';
import { placesNamed } from '../turn/places-named';
import { readSendTime, readSpan, withDates } from '../staff/send-time';
import type { Turn } from '../turn/turn';

const INTENT = 'residents';
const DRAFT_LASTS = 3_600_000;
const ROWS = 8;

interface Draft {
  gridId: number;
  placeIds: number[];
  kind: PublicNotice['kind'];
  text: string;
  sendAt: number;
  untilAt: number;
}

/** 通知居民: shown to whoever asks or scans while it holds; words for residents' groups go through people's hands. */
export const publicNoticeHandler: Handler = {
  intent: INTENT,
  // A notice may name the number of the waterworks.
  keepsNumbers: true,
  commands: [
    {
      words: ['通知居民', '发居民通知'],
      for: ['leader', 'official'],
      example: '通知居民 3号楼、4号楼 明天8点到17点停水，检修水管',
      does: '给居民的通知：来问的、扫码的看得到，居民群的话现成',
      run: prepare,
    },
    {
      words: ['看通知', '有什么通知', '最近通知'],
      for: ['resident'],
      example: '看通知',
      does: '看您这里的通知',
      run: async ({ context, person }, rest) => {
        const { placeId } = interpret(rest, knownOf(context.office.directory, person));
        return noticesHereWords(await noticesHere(context, { placeId: placeId ?? person.placeId }));
      },
    },
    {
      words: ['居民群群发'],
      for: ['official', 'administrator'],
      example: '居民群群发 开',
      does: '开、关“请网格员群发”到居民群',
      run: (turn, rest) => switchMass(turn, rest),
    },
    {
      words: ['通知模板'],
      for: ['leader', 'official'],
      example: '通知模板 停水',
      does: '停水、停电、暴雨等现成的通知',
      run: async (_turn, rest) => (rest === '' ? null : templateWords(templateOf(rest).kind)) ?? templateList,
    },
  ],
  press: {
    template: async (_turn, [kind]) => templateWords(kind ?? '') ?? templateList,
    post: (turn, [key]) => post(turn, draftId(key)),
    drop: async ({ context, person }, [key]) => {
      await closeDialogue(context.tx, draftId(key), person.id, context.now);
      return notPosted;
    },
    mass: async ({ context }, [key]) => {
      const notice = await loadPublicNotice(context.tx, draftId(key));
      if (!notice) throw new Failure('choice.gone');
      return massAsked(context.office, notice, await askForMassMessages(context, notice));
    },
    show: async ({ context, person }, [key]) => {
      const notice = await loadPublicNotice(context.tx, draftId(key));
      if (notice?.authorId !== person.id || notice.withdrawnAt !== null) throw new Failure('choice.gone');
      return ownNotice(notice);
    },
    withdraw: (turn, [key]) => withdraw(turn, draftId(key)),
  },
};

const draftId = (key: string | undefined): number => Number(key?.slice(1) ?? 0);

/** Also behind 通知 居民 …. */
export async function prepare({ context, person }: Turn, rest: string): Promise<Answer> {
  const { tx, office, now } = context;
  const [own] = nodesOfRight(office.directory, person.id, 'announce');
  if (own === undefined) throw new Failure('role.other', { who: '网格长或社区、街道负责人' });
  if (rest === '') return ownNotices(office, await noticesBy(tx, person.id, now, ROWS), now);
  const timed = readSendTime(office.calendar, rest, now);
  const today = office.calendar.local(now).day;
  const said = withDates(timed.text, today);
  const below = new Set(
    nodesOfRight(office.directory, person.id, 'announce').flatMap((id) => office.directory.below(id)),
  );
  const { grid, places } = targets(office.directory, said, own, below);
  const { untilAt } = readSpan(office.calendar, timed.text, now);
  const draft: Draft = {
    gridId: grid.id,
    placeIds: places.map(({ id }) => id),
    kind: templateOf(said).kind,
    text: noticeText(said, said),
    sendAt: timed.sendAt,
    untilAt,
  };
  if (untilAt <= now) return publicNoticeUsage;
  const id = await keepAside(tx, person.id, INTENT, draft, now, { expiresAt: now + DRAFT_LASTS });
  const where = places.map(({ name }) => name).join('、') || grid.name;
  return noticePreview(office, id, { ...draft, where }, now);
}

/** Buildings and places by name, else a node by name, else the sender's own; all of them below his nodes. */
function targets(
  directory: Directory,
  text: string,
  ownId: number,
  below: ReadonlySet<number>,
): { grid: Grid; places: Place[] } {
  const named = directory.grids
    .filter(({ id, name }) => below.has(id) && text.includes(name))
    .toSorted((a, b) => b.name.length - a.name.length)[0];
  // Two communities may both have a 3号楼.
  const meant = new Set(named ? directory.below(named.id) : below);
  const places = placesNamed(directory, text, meant);
  const [first] = places;
  const node = named?.id ?? first?.gridId ?? ownId;
  return { grid: directory.grid(node) as Grid, places };
}

async function post({ context, person }: Turn, id: number): Promise<Answer> {
  const { tx, office, now } = context;
  const dialogue = await loadDialogue<Draft>(tx, id);
  const own = dialogue?.personId === person.id && dialogue.intent === INTENT;
  if (!own || !(await closeDialogue(tx, id, person.id, now))) throw new Failure('choice.gone');
  const { placeIds, ...draft } = dialogue.slots;
  const sendAt = Math.max(now, draft.sendAt);
  const notice = await postNotice(context, { authorId: person.id, ...draft, sendAt }, placeIds);
  return notice.postedAt === null
    ? noticePlanned(office, notice, now)
    : forResidentGroups(notice, await massMessagesOn(tx));
}

async function switchMass({ context }: Turn, rest: string): Promise<Answer> {
  const on = /^开|^打开/.test(rest);
  if (!on && !rest.startsWith('关')) return massUsage;
  await setMassMessages(context, on);
  return massSwitched(on);
}

async function withdraw({ context, person }: Turn, id: number): Promise<Answer> {
  const notice = await loadPublicNotice(context.tx, id);
  if (!notice) throw new Failure('choice.gone');
  await withdrawNotice(context, notice);
  if (notice.postedAt === null) return withdrawnUnposted;
  await answerLater(context, person.id, { text: correctionText(notice) });
  return noticeWithdrawn;
}
