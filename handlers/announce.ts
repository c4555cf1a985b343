import { announce, confirmAnnouncement, remindReaders, withdrawAnnouncement } from '../actions/announce';
import {
  announcedTo,
  loadAnnouncement,
  plannedBy,
  readersOf,
  type Announcement,
} from '../models/announcement';
import { readAudience } from '../models/audience';
import { closeDialogue, keepAside, loadDialogue } from '../models/dialogues';
import { Failure } from '../models/failure';
import { holdsRight, nodesOfRight } from '../models/rights';
import {
  announced,
  announcementPreview,
  announcementUsage,
  announcementWithdrawn,
  callList,
  notAnnounced,
  noticesReceived,
  plannedList,
  plannedShown,
  remindedWords,
} from '../notices/announcement-words';
import type { Answer } from '../notices/answer';
import { noticesHereWords } from '../notices/public-notice-words';
import type { Handler } from './handler';
import { noticesHere } from './notices-here';
import { prepare as prepareForResidents } from './public-notice';
import { readSendTime } from './send-time';
import type { Turn } from './turn';

const INTENT = 'announce';
const DRAFT_LASTS = 3_600_000;
const PLANNED = 8;
const RECEIVED = 30 * 86_400_000;

interface Draft {
  gridId: number;
  audience: string;
  text: string;
  sendAt: number;
  groupId: number | null;
  personIds: number[];
  /** The time that stands in front of the words, should it be that of sending. */
  maybeAt?: number;
}

/** 通知: words to many, shown first, confirmed by 收到. */
export const announceHandler: Handler = {
  intent: INTENT,
  commands: [
    {
      words: ['通知', '发通知', '发个通知', '发一个通知'],
      glued: /^(?:全体|所有|全部|各|一下|网格员|网格长|楼栋长|调解员|志愿者|大家)/,
      for: ['leader', 'official'],
      example: '通知 全体网格员 今晚暴雨，请检查地下室',
      does: '给一批同事发通知，看得到谁没收到',
      run: prepare,
    },
  ],
  press: {
    send: (turn, [key]) => send(turn, announcementId(key)),
    later: (turn, [key]) => send(turn, announcementId(key), true),
    drop: async ({ context, person }, [key]) => {
      await closeDialogue(context.tx, Number(key?.slice(1) ?? 0), person.id, context.now);
      return notAnnounced;
    },
    seen: async ({ context }, [key]) => {
      await confirmAnnouncement(context, announcementId(key));
      return { text: '', pressed: '已收到' };
    },
    show: async (turn, [key]) => {
      const announcement = await ownOf(turn, key);
      if (announcement.sentAt !== null) throw new Failure('choice.gone');
      return plannedShown(turn.context.office, announcement, turn.context.now);
    },
    call: async (turn, [key]) => {
      const announcement = await ownOf(turn, key);
      const { tx, office } = turn.context;
      return callList(office, announcement, await readersOf(tx, announcement.id));
    },
    remind: async (turn, [key]) => remindedWords(await remindReaders(turn.context, await byKey(turn, key))),
    withdraw: async (turn, [key]) => {
      const announcement = await byKey(turn, key);
      await withdrawAnnouncement(turn.context, announcement);
      return announcementWithdrawn(announcement);
    },
  },
};

const announcementId = (key: string | undefined): number => Number(key?.slice(1) ?? 0);

async function byKey({ context }: Turn, key: string | undefined): Promise<Announcement> {
  const announcement = await loadAnnouncement(context.tx, announcementId(key));
  if (!announcement || announcement.withdrawnAt !== null) throw new Failure('choice.gone');
  return announcement;
}

/** Who wrote it reads who is missing. Throws choice.gone. */
async function ownOf(turn: Turn, key: string | undefined): Promise<Announcement> {
  const announcement = await byKey(turn, key);
  if (announcement.authorId !== turn.person.id) throw new Failure('choice.gone');
  return announcement;
}

const TO_RESIDENTS = /^(?:全体|各位)?居民(?:们|朋友)?[\s，,：:]*/;

async function prepare(turn: Turn, rest: string): Promise<Answer> {
  const { context, person } = turn;
  // A resident who writes 通知 wants to read them.
  if (rest === '' && !context.office.directory.isStaff(person.id))
    return noticesHereWords(await noticesHere(context, person));
  const residents = TO_RESIDENTS.exec(rest);
  return residents ? prepareForResidents(turn, rest.slice(residents[0].length)) : prepareForStaff(turn, rest);
}

async function prepareForStaff({ context, person }: Turn, rest: string): Promise<Answer> {
  const { tx, office, now } = context;
  const mayAnnounce = holdsRight(office.directory, person.id, 'announce');
  if (!mayAnnounce && rest === '')
    return noticesReceived(office, await announcedTo(tx, person.id, now - RECEIVED, PLANNED), now);
  if (!mayAnnounce) throw new Failure('role.other', { who: '网格长或社区、街道负责人' });
  if (rest === '') return plannedList(office, await plannedBy(tx, person.id, PLANNED), now);
  // Whoever leads two communities names the second; the first is meant where none is named.
  const nodes = nodesOfRight(office.directory, person.id, 'announce');
  const audience = nodes.flatMap((node) => readAudience(office.directory, rest, node) ?? [])[0];
  if (!audience || audience.rest === '') return announcementUsage;
  const { sendAt, text, maybeAt, passed } = readSendTime(office.calendar, audience.rest, now);
  const personIds = audience.personIds.filter((id) => id !== person.id);
  const { groupId } = audience;
  if (personIds.length === 0 && groupId === null) throw new Failure('announcement.nobody');
  const draft: Draft = {
    gridId: audience.gridId,
    audience: audience.words,
    text,
    sendAt,
    groupId,
    personIds,
    ...(maybeAt === undefined ? {} : { maybeAt }),
  };
  const times = { expiresAt: now + DRAFT_LASTS };
  const draftId = await keepAside(tx, person.id, INTENT, draft, now, times);
  return announcementPreview(office, draftId, draft, personIds, now, { maybeAt, passed });
}

async function send({ context, person }: Turn, draftId: number, later = false): Promise<Answer> {
  const { tx, office, now } = context;
  const dialogue = await loadDialogue<Draft>(tx, draftId);
  if (!dialogue || dialogue.personId !== person.id || !(await closeDialogue(tx, draftId, person.id, now)))
    throw new Failure('choice.gone');
  const { personIds, maybeAt, ...draft } = dialogue.slots;
  if (later && maybeAt !== undefined) draft.sendAt = Math.max(now, maybeAt);
  const kept = await announce(context, { authorId: person.id, ...draft }, personIds);
  return announced(office, kept, personIds.length, now);
}
