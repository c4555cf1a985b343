import { confirmAnnouncement } from '../actions/announce';
import { newestOwn, newestUnconfirmed, readersOf } from '../models/announcement';
import {
  announcementReview,
  confirmedByAll,
  confirmedWords,
  noAnnouncement,
} from '../notices/announcement-words';
import { welcomeWord } from '../notices/talk-words';
import type { Answer } from '../notices/answer';
import { waiting } from './accept';
import type { Handler } from './handler';
import { listTasks } from './my-tasks';
import type { Turn } from './turn';

/** How far back somebody who writes 收到 instead of tapping it may mean. */
const WITHIN = 3 * 24 * 3_600_000;

/** 收到 written instead of tapped, and 谁没收到 before the half hour is over. */
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
  ],
};

async function confirm(turn: Turn): Promise<Answer> {
  const { context, person } = turn;
  const announcement = await newestUnconfirmed(context.tx, person.id, context.now - WITHIN);
  if (!announcement) return (await waiting(turn)).length > 0 ? listTasks(turn) : welcomeWord;
  await confirmAnnouncement(context, announcement.id);
  return confirmedWords(announcement);
}

async function missing({ context, person }: Turn): Promise<Answer> {
  const announcement = await newestOwn(context.tx, person.id, context.now - WITHIN);
  if (!announcement) return noAnnouncement;
  const readers = await readersOf(context.tx, announcement.id);
  return (
    announcementReview(context.office, announcement, readers) ?? confirmedByAll(announcement, readers.length)
  );
}
