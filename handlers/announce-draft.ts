import { announce } from '../actions/announce';
import { reviewAfter, reviewMinutes } from '../models/announcement-rule';
import { readAudience } from '../models/audience';
import {
  closeDialogue,
  currentDialogue,
  keepAside,
  loadDialogue,
  openDialogue,
  saveSlots,
  type OpenDialogue,
} from '../models/dialogues';
import { Failure } from '../models/failure';
import { nodesOfRight } from '../models/rights';
import {
  announced,
  announcementPreview,
  announcementUsage,
  askReview,
  type PreviewRemarks,
} from '../notices/announcement-words';
import type { Answer } from '../notices/answer';
import { templateOf } from '../notices/notice-templates';
import { fitted, minutesAlone, readReplyWithin } from './reply-within';
import type { RowWords } from './row-words';
import { readSendTime } from './send-time';
import type { Turn } from './turn';

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

/** 多久后看: asked about that draft. */
interface Asked {
  reviewOf: number;
}

/** 通知 全体网格员 …: shown as it would go out. Throws announcement.nobody. */
export async function draftFor(turn: Turn, rest: string): Promise<Answer> {
  const { context, person } = turn;
  const { tx, office, now } = context;
  const { directory } = office;
  // Whoever leads two communities names the second; the first is meant where none is named.
  const nodes = nodesOfRight(directory, person.id, 'announce');
  const audience = nodes.flatMap((node) => readAudience(directory, rest, node) ?? [])[0];
  if (!audience || audience.rest === '') return announcementUsage;
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
  // What is being asked just now (a report, a name) keeps the next words; else they may change the draft.
  const free = (await currentDialogue(tx, person, now)) === null;
  const times = { expiresAt: now + DRAFT_LASTS };
  const draftId = free
    ? await openDialogue(tx, person, INTENT, draft, now, times)
    : await keepAside(tx, person.id, INTENT, draft, now, times);
  return shown(turn, draftId, draft, { passed, outside });
}

const shown = (
  { context: { office, now } }: Turn,
  id: number,
  draft: Draft,
  remarks: PreviewRemarks,
): Answer =>
  announcementPreview(office, id, draft, draft.personIds, now, { ...remarks, maybeAt: draft.maybeAt });

/** The draft, as long as it was neither sent nor dropped. Throws choice.gone. */
async function draftOf({ context, person }: Turn, id: number): Promise<Draft> {
  const dialogue = await loadDialogue<Draft | Asked>(context.tx, id);
  const usable = dialogue?.personId === person.id && dialogue.intent === INTENT && dialogue.closedAt === null;
  if (!usable || 'reviewOf' in dialogue.slots) throw new Failure('choice.gone');
  return dialogue.slots;
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
  const { context, person } = turn;
  await draftOf(turn, id);
  const times = { expiresAt: context.now + DRAFT_LASTS };
  await openDialogue(context.tx, person, INTENT, { reviewOf: id } satisfies Asked, context.now, times);
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

/** 20分钟 while the draft is shown, or 20 where it was asked. Null: other words. */
export async function changeDraft(turn: Turn, dialogue: OpenDialogue<unknown>): Promise<Answer | null> {
  const { context, person, input } = turn;
  const { id, slots } = dialogue as OpenDialogue<Draft | Asked>;
  const asked = 'reviewOf' in slots;
  const words = input.text.trim();
  if (!asked && /^\d+$/.test(words)) return null;
  const minutes = minutesAlone(words) ?? readReplyWithin(`。${words}`).minutes;
  if (minutes === null) return null;
  if (!asked) return reviewDraftAfter(turn, id, minutes);
  await closeDialogue(context.tx, id, person.id, context.now);
  return reviewDraftAfter(turn, slots.reviewOf, minutes);
}

/** A number is minutes where they are asked for, unless it can only be one of the rows. */
export const wantsMinutes = ({ slots }: OpenDialogue<unknown>, { row, ticket, words }: RowWords): boolean =>
  'reviewOf' in (slots as Draft | Asked) && words === '' && (ticket ?? row ?? 0) >= reviewMinutes.shortest;
