import { confirmAnnouncement, remindReaders } from '../actions/announce';
import { callMissing, reviewOf } from '../actions/review-announcement';
import { newestOwn, newestUnconfirmed, type Announcement } from '../models/announcement';
import {
  announcementReview,
  callList,
  confirmedByAll,
  confirmedWords,
  noAnnouncement,
  remindedWords,
} from '../notices/announcement-review-words';
import { welcomeWord } from '../notices/talk-words';
import type { Answer } from '../notices/answer';
import { waiting } from './accept';
import type { Handler } from './handler';
import { listTasks } from './my-tasks';
import type { Turn } from './turn';

/** How far back somebody who writes 收到 instead of tapping it may mean. */
const WITHIN = 3 * 24 * 3_600_000;

/** 收到 written instead of tapped, and 谁没收到 before its minutes are over. */
export const receivedHandler: Handler = {
  intent: 'received',
  commands: [
    {
      words: ['收到', '收到了', '已收到'],
      for: ['member', 'leader'],
      example: '收到',
      does: '确认刚收到的通知，和点按钮一样',
      run: confirm,
    },
    {
      words: ['谁没收到', '谁没回', '收到情况'],
      for: ['leader', 'official'],
      example: '谁没收到',
      does: '看您刚发的通知谁还没有确认',
      run: missing,
    },
    {
      words: ['电话名单', '没收到的电话'],
      for: ['leader', 'official'],
      example: '电话名单',
      does: '您刚发的通知谁还没点收到，登记了工作电话的直接能打',
      run: phones,
    },
    {
      words: ['再提醒一次', '再提醒', '再提醒一下', '提醒没收到的'],
      for: ['leader', 'official'],
      example: '再提醒一次',
      does: '把刚发的通知再发给还没点收到的人',
      run: remind,
    },
  ],
};

async function confirm(turn: Turn): Promise<Answer> {
  const { context, person } = turn;
  const announcement = await newestUnconfirmed(context.tx, person.id, context.now - WITHIN);
  if (!announcement) return (await waiting(turn)).length > 0 ? listTasks(turn) : welcomeWord;
  await confirmAnnouncement(context, announcement.id);
  return confirmedWords(announcement);
}

const newest = ({ context, person }: Turn): Promise<Announcement | null> =>
  newestOwn(context.tx, person.id, context.now - WITHIN);

async function phones(turn: Turn): Promise<Answer> {
  const announcement = await newest(turn);
  if (!announcement) return noAnnouncement;
  return callList(turn.context.office, await callMissing(turn.context, announcement.id));
}

async function remind(turn: Turn): Promise<Answer> {
  const announcement = await newest(turn);
  if (!announcement) return noAnnouncement;
  return remindedWords(announcement, await remindReaders(turn.context, announcement));
}

async function missing(turn: Turn): Promise<Answer> {
  const { context } = turn;
  const announcement = await newest(turn);
  if (!announcement) return noAnnouncement;
  const review = await reviewOf(context, announcement);
  return announcementReview(context.office, review) ?? confirmedByAll(announcement, review.readers);
}
