import { announce } from '../../actions/staff/announce';
import { reviewAfter, reviewMinutes } from '../../models/staff/announcement-rule';
import { readAudience } from '../../models/staff/audience';
import {
  closeDialogue,
  currentDialogue,
  keepAside,
  loadDialogue,
  openDialogue,
  saveSlots,
  type OpenDialogue,
} from '../../models/exchange/dialogues';
import { Failure } from '../../models/failure';
import { nodesOfRight } from '../../models/staff/rights';
import {
  announced,
  announcementPreview,
  askReview,
  askWhat,
  askWhom,
  notColleagues,
  type PreviewRemarks,
} from '../../notices/staff/announcement-words';
import type { Answer } from '../../notices/answer';
import { templateOf } from '../../notices/residents/notice-templates';
import { fitted, minutesAlone, readReplyWithin } from './reply-within';
import type { RowWords } from '../turn/row-words';
import { readSendTime } from './send-time';
import type { Turn } from '../turn/turn';

export const INTENT = 'announce';
const DRAFT_LASTS = 3_600_000;

interface Draft {
  gridId: number;
  audience: string;
  text: string;
  sendAt: number;
  groupId: number | null;
  personIds: number[];
  reviewMinutes: number;
  /** The time that stands in front of the words, should it be that of sending. */
  maybeAt?: number;
}

/** What a dialogue of ours waits for: when to look about that draft, to whom these words go, what they are to be told. */
type Asked = { reviewOf: number } | { text: string } | { to: string };
type Slots = Draft | Asked;

const isDraft = (slots: Slots): slots is Draft => 'personIds' in slots;

/** Choices behind 发给谁, and the words each stands for. */
const usualAudiences: Readonly<Record<string, string>> = {
  members: '全体网格员',
  everybody: '全体人员',
  group: '工作群',
};

/** 通知 全体网格员 …: shown as it would go out. Throws announcement.nobody. */
export async function draftFor(turn: Turn, rest: string): Promise<Answer> {
  const { context, person } = turn;
  const { tx, office, now } = context;
  const { directory } = office;
  if (OUTSIDE.test(rest)) return notColleagues;
  const nodes = nodesOfRight(directory, person.id, 'announce');
  const audience = readAudience(directory, rest, nodes);
  if (!audience) return askWhom(await ask(turn, { text: rest }));
  if (audience.rest === '') {
    await ask(turn, { to: rest });
    return askWhat(audience.words);
  }
  const { sendAt, text: timed, maybeAt, passed } = readSendTime(office.calendar, audience.rest, now);
  const { minutes, outside, text } = readReplyWithin(timed);
  const { gridId, groupId } = audience;
  const personIds = audience.personIds.filter((id) => id !== person.id);
  if (personIds.length === 0 && groupId === null) throw new Failure('announcement.nobody');
  const draft: Draft = {
    gridId,
    audience: audience.words,
    text,
    sendAt,
    groupId,
    personIds,
    reviewMinutes: minutes ?? (await reviewAfter(tx, directory, gridId, templateOf(text))),
    ...(maybeAt === undefined ? {} : { maybeAt }),
  };
  // What is being asked elsewhere just now (a report, a name) keeps the next words; else they may change the draft.
  const open = await currentDialogue(tx, person, now);
  const free = open === null || open.intent === INTENT;
  const times = { expiresAt: now + DRAFT_LASTS };
  const draftId = free
    ? await openDialogue(tx, person, INTENT, draft, now, times)
    : await keepAside(tx, person.id, INTENT, draft, now, times);
  return shown(turn, draftId, draft, { passed, outside });
}

/** Keeps a question open; gives its key. */
const ask = ({ context: { tx, now }, person }: Turn, asked: Asked): Promise<number> =>
  openDialogue(tx, person, INTENT, asked, now, { expiresAt: now + DRAFT_LASTS });

/** Who is no colleague in WeCom: nothing reaches them this way. */
const OUTSIDE = /^(?:给|一下)?(?:全体|各位|所有)?的?(?:楼栋?长|志愿者|党员|商户|店主)/;

const shown = (
  { context: { office, now } }: Turn,
  id: number,
  draft: Draft,
  remarks: PreviewRemarks,
): Answer =>
  announcementPreview(office, id, draft, draft.personIds, now, { ...remarks, maybeAt: draft.maybeAt });

/** The draft, as long as it was neither sent nor dropped. Throws choice.gone. */
async function draftOf({ context, person }: Pick<Turn, 'context' | 'person'>, id: number): Promise<Draft> {
  const slots = await openSlots({ context, person }, id);
  if (!isDraft(slots)) throw new Failure('choice.gone');
  return slots;
}

async function openSlots({ context, person }: Pick<Turn, 'context' | 'person'>, id: number): Promise<Slots> {
  const dialogue = await loadDialogue<Slots>(context.tx, id);
  const usable = dialogue?.personId === person.id && dialogue.intent === INTENT && dialogue.closedAt === null;
  if (!usable) throw new Failure('choice.gone');
  return dialogue.slots;
}

/** 发给谁 is answered otherwise (居民): the words, and nothing is asked any more. Throws choice.gone. */
export async function wordsOf(turn: Turn, id: number): Promise<string> {
  const slots = await openSlots(turn, id);
  if (isDraft(slots) || !('text' in slots)) throw new Failure('choice.gone');
  await closeDialogue(turn.context.tx, id, turn.person.id, turn.context.now);
  return slots.text;
}

/** 发给谁, tapped. Throws choice.gone. */
export async function draftTo(turn: Turn, id: number, whom: string): Promise<Answer> {
  const to = usualAudiences[whom];
  if (to === undefined) throw new Failure('choice.gone');
  return draftFor(turn, `${to} ${await wordsOf(turn, id)}`);
}

/** 发出, or at the time that stood in front of the words. */
export async function sendDraft(turn: Turn, id: number, later = false): Promise<Answer> {
  const { context, person } = turn;
  const { personIds, maybeAt, ...draft } = await draftOf(turn, id);
  if (!(await closeDialogue(context.tx, id, person.id, context.now))) throw new Failure('choice.gone');
  if (later && maybeAt !== undefined) draft.sendAt = Math.max(context.now, maybeAt);
  const { announcement, unseen } = await announce(context, { authorId: person.id, ...draft }, personIds);
  return announced(context.office, announcement, { count: personIds.length, unseen, now: context.now });
}

/** 改回复时间: asked, the usual ones with one tap. */
export async function askReviewOf(turn: Turn, id: number): Promise<Answer> {
  await draftOf(turn, id);
  await ask(turn, { reviewOf: id });
  return askReview(id);
}

/** Shown again with the new minutes, or with the nearest that are possible. */
export async function reviewDraftAfter(turn: Turn, id: number, minutes: number): Promise<Answer> {
  const draft = await draftOf(turn, id);
  const { minutes: possible, outside } = fitted(minutes);
  const changed = { ...draft, reviewMinutes: possible };
  await saveSlots(turn.context.tx, id, changed);
  return shown(turn, id, changed, { outside });
}

/** What is written while a draft is shown or a question about one is open. Null: other words. */
export async function changeDraft(turn: Turn, dialogue: OpenDialogue<unknown>): Promise<Answer | null> {
  const { id, slots } = dialogue as OpenDialogue<Slots>;
  const words = turn.input.text.trim();
  if (words === '') return null;
  if (isDraft(slots)) return changeShown(turn, id, slots, words);
  if ('reviewOf' in slots) return answerReview(turn, id, slots.reviewOf, words);
  const { directory } = turn.context.office;
  const nodes = nodesOfRight(directory, turn.person.id, 'announce');
  if ('text' in slots && !readAudience(directory, words, nodes)) return null;
  await closeDialogue(turn.context.tx, id, turn.person.id, turn.context.now);
  return draftFor(turn, 'text' in slots ? `${words} ${slots.text}` : `${slots.to} ${words}`);
}

const TO_OTHERS = /^(?:不对|不是|错了)?[，,\s]*(?:就|只|改|改成|改为|还是|应该)*(?:发|通知)给?\s*(.+)$/;

/** 20分钟, 只发给第1网格: the same words, at another time or to others. */
async function changeShown(turn: Turn, id: number, draft: Draft, words: string): Promise<Answer | null> {
  const minutes = /^\d+$/.test(words) ? null : (minutesAlone(words) ?? readReplyWithin(`。${words}`).minutes);
  if (minutes !== null) return reviewDraftAfter(turn, id, minutes);
  const { directory } = turn.context.office;
  const nodes = nodesOfRight(directory, turn.person.id, 'announce');
  const audience = readAudience(directory, TO_OTHERS.exec(words)?.[1] ?? '', nodes);
  if (!audience || !/^[吧了。！!]*$/.test(audience.rest)) return null;
  const { gridId, groupId } = audience;
  const personIds = audience.personIds.filter((one) => one !== turn.person.id);
  if (personIds.length === 0 && groupId === null) throw new Failure('announcement.nobody');
  const changed = { ...draft, gridId, groupId, personIds, audience: audience.words };
  await saveSlots(turn.context.tx, id, changed);
  return shown(turn, id, changed, {});
}

async function answerReview(turn: Turn, id: number, draftId: number, words: string): Promise<Answer | null> {
  const minutes = minutesAlone(words);
  if (minutes === null) return null;
  await closeDialogue(turn.context.tx, id, turn.person.id, turn.context.now);
  return reviewDraftAfter(turn, draftId, minutes);
}

/** A number is minutes where they are asked for, unless it can only be one of the rows. */
export const wantsMinutes = ({ slots }: OpenDialogue<unknown>, { row, ticket, words }: RowWords): boolean =>
  'reviewOf' in (slots as Slots) && words === '' && (ticket ?? row ?? 0) >= reviewMinutes.shortest;
