import { announce, confirmAnnouncement, remindReaders, withdrawAnnouncement } from '../actions/announce';
import { loadAnnouncement, type Announcement } from '../models/announcement';
import { readAudience } from '../models/audience';
import { nextDay } from '../models/calendar';
import type { Office } from '../models/context';
import { closeDialogue, keepAside, loadDialogue } from '../models/dialogues';
import { Failure } from '../models/failure';
import { holdsRight, nodesOfRight } from '../models/rights';
import {
  announced,
  announcementPreview,
  announcementUsage,
  announcementWithdrawn,
  notAnnounced,
  remindedWords,
} from '../notices/announcement-words';
import type { Answer } from '../notices/answer';
import type { Handler } from './handler';
import type { Turn } from './turn';

const INTENT = 'announce';
const DRAFT_LASTS = 3_600_000;

interface Draft {
  gridId: number;
  audience: string;
  text: string;
  sendAt: number;
  personIds: number[];
}

/** 通知: words to many, shown first, confirmed by 收到. */
export const announceHandler: Handler = {
  intent: INTENT,
  commands: [
    {
      words: ['通知', '发通知'],
      for: ['leader', 'official'],
      example: '通知 全体网格员 今晚暴雨，请检查地下室',
      does: '给一批同事发通知，看得到谁没收到',
      run: prepare,
    },
  ],
  press: {
    send: (turn, [key]) => send(turn, Number(key?.slice(1) ?? 0)),
    drop: async ({ context, person }, [key]) => {
      await closeDialogue(context.tx, Number(key?.slice(1) ?? 0), person.id, context.now);
      return notAnnounced;
    },
    seen: async ({ context }, [key]) => {
      await confirmAnnouncement(context, announcementId(key));
      return { text: '', pressed: '已收到' };
    },
    remind: async (turn, [key]) => remindedWords(await remindReaders(turn.context, await byKey(turn, key))),
    withdraw: async (turn, [key]) => {
      await withdrawAnnouncement(turn.context, await byKey(turn, key));
      return announcementWithdrawn;
    },
  },
};

const announcementId = (key: string | undefined): number => Number(key?.slice(1) ?? 0);

async function byKey({ context }: Turn, key: string | undefined): Promise<Announcement> {
  const announcement = await loadAnnouncement(context.tx, announcementId(key));
  if (!announcement || announcement.withdrawnAt !== null) throw new Failure('choice.gone');
  return announcement;
}

async function prepare({ context, person }: Turn, rest: string): Promise<Answer> {
  const { tx, office, now } = context;
  if (!holdsRight(office.directory, person.id, 'announce'))
    throw new Failure('role.other', { who: '网格长或社区、街道负责人' });
  const [own] = nodesOfRight(office.directory, person.id, 'announce');
  const audience = own === undefined ? null : readAudience(office.directory, rest, own);
  if (!audience || audience.rest === '') return announcementUsage;
  const { sendAt, text } = readTime(office, audience.rest, now);
  const personIds = audience.personIds.filter((id) => id !== person.id);
  if (personIds.length === 0) throw new Failure('announcement.nobody');
  const draft: Draft = { gridId: audience.gridId, audience: audience.words, text, sendAt, personIds };
  const times = { expiresAt: now + DRAFT_LASTS };
  const draftId = await keepAside(tx, person.id, INTENT, draft, now, times);
  return announcementPreview(office, draftId, draft, personIds, now);
}

const LATER = /^(今天|明天|今晚)?\s*(\d{1,2})(?:[:：点时](\d{1,2}|半)?)\s*发(?:出|送)?[\s，,：:]+/;

/** 明天8:30发 …: a time before the words; a time that is past is today's words, sent at once. */
function readTime({ calendar }: Office, words: string, now: number): { sendAt: number; text: string } {
  const found = LATER.exec(words);
  if (!found) return { sendAt: now, text: words };
  const [whole, day, hour, minute] = found;
  const { day: today } = calendar.local(now);
  const minutes = Number(hour) * 60 + (minute === '半' ? 30 : Number(minute ?? 0));
  const evening = day === '今晚' && minutes < 12 * 60 ? 12 * 60 : 0;
  const sendAt = calendar.at(day === '明天' ? nextDay(today) : today, minutes + evening);
  return { sendAt: Math.max(now, sendAt), text: words.slice(whole.length) };
}

async function send({ context, person }: Turn, draftId: number): Promise<Answer> {
  const { tx, office, now } = context;
  const dialogue = await loadDialogue<Draft>(tx, draftId);
  if (!dialogue || dialogue.personId !== person.id || !(await closeDialogue(tx, draftId, person.id, now)))
    throw new Failure('choice.gone');
  const { personIds, ...draft } = dialogue.slots;
  const kept = await announce(context, { authorId: person.id, ...draft }, personIds);
  return announced(office, kept, personIds.length, now);
}
