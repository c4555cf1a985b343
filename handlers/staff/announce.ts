import { confirmAnnouncement, remindReaders, withdrawAnnouncement } from '../../actions/staff/announce';
import { callMissing } from '../../actions/staff/review-announcement';
import { announcedTo, loadAnnouncement, plannedBy, type Announcement } from '../../models/staff/announcement';
import { closeDialogue } from '../../models/exchange/dialogues';
import { Failure } from '../../models/failure';
import { holdsRight } from '../../models/staff/rights';
import {
  announcementWithdrawn,
  notAnnounced,
  noticesReceived,
  plannedList,
  plannedShown,
} from '../../notices/staff/announcement-words';
import { callList, remindedWords } from '../../notices/staff/announcement-review-words';
import type { Answer } from '../../notices/answer';
import { noticesHereWords } from '../../notices/residents/public-notice-words';
import {
  askReviewOf,
  changeDraft,
  draftFor,
  draftTo,
  INTENT,
  reviewDraftAfter,
  sendDraft,
  wantsMinutes,
  wordsOf,
} from './announce-draft';
import type { Handler } from '../handler';
import { interpret } from '../interpret';
import { knownOf } from '../turn/known';
import { noticesHere } from '../residents/notices-here';
import { prepare as prepareForResidents } from '../residents/public-notice';
import { reportInWords } from '../tickets/report';
import type { Turn } from '../turn/turn';

const PLANNED = 8;
const RECEIVED = 30 * 86_400_000;

/** 通知: words to many, shown first, confirmed by 收到. */
export const announceHandler: Handler = {
  intent: INTENT,
  commands: [
    {
      words: ['通知', '发通知', '发个通知', '发一个通知'],
      glued:
        /^(?:给|全体|所有|全部|各|每|一下|网格员|网格长|楼栋长|调解员|志愿者|大家|同事|工作群|居民|业主|住户|第?[\d一二三四五六七八九十]+网格|[\u4e00-\u9fff]{2,6}(?:社区|街道|网格|科))/,
      for: ['leader', 'official'],
      example: '通知 全体网格员 今晚暴雨，请检查地下室',
      does: '给一批同事发通知，看得到谁没收到',
      run: prepare,
    },
  ],
  press: {
    send: (turn, [key]) => sendDraft(turn, announcementId(key)),
    later: (turn, [key]) => sendDraft(turn, announcementId(key), true),
    to: async (turn, [key, whom]) => {
      const id = announcementId(key);
      return whom === 'residents'
        ? prepareForResidents(turn, await wordsOf(turn, id))
        : draftTo(turn, id, whom ?? '');
    },
    when: (turn, [key]) => askReviewOf(turn, announcementId(key)),
    after: (turn, [key, minutes]) => reviewDraftAfter(turn, announcementId(key), Number(minutes)),
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
    call: async ({ context }, [key]) =>
      callList(context.office, await callMissing(context, announcementId(key))),
    remind: async (turn, [key]) => {
      const announcement = await byKey(turn, key);
      return remindedWords(announcement, await remindReaders(turn.context, announcement));
    },
    withdraw: async (turn, [key]) => {
      const announcement = await byKey(turn, key);
      await withdrawAnnouncement(turn.context, announcement);
      return announcementWithdrawn(announcement);
    },
  },
  proceed: changeDraft,
  wantsRow: wantsMinutes,
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

const TO_RESIDENTS =
  /^(?:一下|给)?(?:全体|各位|所有)?(?:居民|业主|住户|街坊|邻居)(?:们|朋友|邻居)*[\s，,：:]*/;

async function prepare(turn: Turn, rest: string): Promise<Answer> {
  const { context, person } = turn;
  // A resident who writes 通知 wants to read them.
  if (rest === '' && !context.office.directory.isStaff(person.id))
    return noticesHereWords(await noticesHere(context, person));
  // 通知一下物业，3号楼漏水了: a resident tells what is wrong.
  if (!context.office.directory.isStaff(person.id))
    return reportInWords(turn, rest, interpret(rest, knownOf(context.office.directory, person)));
  const residents = TO_RESIDENTS.exec(rest);
  return residents ? prepareForResidents(turn, rest.slice(residents[0].length)) : prepareForStaff(turn, rest);
}

async function prepareForStaff(turn: Turn, rest: string): Promise<Answer> {
  const { context, person } = turn;
  const { tx, office, now } = context;
  const mayAnnounce = holdsRight(office.directory, person.id, 'announce');
  if (!mayAnnounce && rest === '')
    return noticesReceived(office, await announcedTo(tx, person.id, now - RECEIVED, PLANNED), now);
  if (!mayAnnounce) throw new Failure('role.other', { who: '网格长或社区、街道负责人' });
  if (rest === '') return plannedList(office, await plannedBy(tx, person.id, PLANNED), now);
  return draftFor(turn, rest);
}

const ASKS = '(?:请|麻烦|帮我|帮忙|我要|我想|我来)*';
const IN_WORDS = [
  new RegExp(
    `^${ASKS}(?:给|向)(.{1,30}?)(?:发|下|群发)(?:个|一个|条|一条)?(?:通知|消息)[，,：:\\s说]*(.*)$`,
    's',
  ),
  new RegExp(`^${ASKS}(?:发|下)(?:个|一个|条|一条)?(?:通知|消息)给(.+)$`, 's'),
  /^(?:请|麻烦|帮我|帮忙|我要|我想)+通知(?:一下|下)?(.+)$/s,
];

/** 给所有网格员发通知：…, 帮我通知大家…: said as people say it. Null when it is not about that, or from a resident. Throws role.other. */
export async function announceInWords(turn: Turn, text: string): Promise<Answer | null> {
  if (!turn.context.office.directory.isStaff(turn.person.id)) return null;
  const found = IN_WORDS.map((pattern) => pattern.exec(text.trim())).find((match) => match !== null);
  if (!found) return null;
  return prepare(turn, found.slice(1).filter(Boolean).join(' ').trim());
}
