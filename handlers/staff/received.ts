import { confirmAnnouncement, remindReaders, withdrawAnnouncement } from '../../actions/staff/announce';
import { callMissing, reviewOf } from '../../actions/staff/review-announcement';
import { newestOwn, newestUnconfirmed, plannedBy, type Announcement } from '../../models/staff/announcement';
import {
  announcementReview,
  callList,
  confirmedByAll,
  confirmedWords,
  noAnnouncement,
  remindedWords,
} from '../../notices/staff/announcement-review-words';
import { announcementSent, announcementWithdrawn } from '../../notices/staff/announcement-words';
import { welcomeWord } from '../../notices/talk-words';
import type { Answer } from '../../notices/answer';
import { waiting } from '../tickets/accept';
import type { Handler } from '../handler';
import { listTasks } from '../tickets/my-tasks';
import type { Turn } from '../turn/turn';

/** How far back somebody who writes 收到 instead of tapping it may mean. */
const WITHIN = 3 * 24 * 3_600_000;
const LATELY = 3_600_000;

/** 收到 written instead of tapped, and 谁没收到 before its minutes are over. */
export const receivedHandler: Handler = {
  intent: 'received',
  commands: [
    {
      words: ['收到', '收到了', '已收到', '好的收到', '好收到', '收到好的', '通知收到', '通知收到了'],
      for: ['member', 'leader'],
      example: '收到',
      does: '确认刚收到的通知，和点按钮一样',
      run: confirm,
    },
    {
      words: [
        ...['', '还有', '都有'].flatMap((more) =>
          ['收到', '回', '看', '点', '点收到', '确认'].flatMap((what) => [
            `${more}谁没${what}`,
            `${more}谁还没${what}`,
          ]),
        ),
        '收到情况',
        '通知收到情况',
      ],
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
    {
      words: ['撤回通知', '通知撤回', '撤销通知', '取消通知', '通知发错了'],
      for: ['leader', 'official'],
      example: '撤回通知',
      does: '撤回您刚发的通知',
      run: withdraw,
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

async function withdraw(turn: Turn): Promise<Answer> {
  const { context, person } = turn;
  const [planned] = await plannedBy(context.tx, person.id, 1);
  const announcement = (await newest(turn)) ?? planned;
  if (!announcement) return noAnnouncement;
  await withdrawAnnouncement(context, announcement);
  return announcementWithdrawn(announcement);
}

/** 撤回 alone, where no report is meant: what was sent in the last hour is shown to be taken back. */
export async function announcementToWithdraw({ context, person }: Turn): Promise<Answer | null> {
  const announcement = await newestOwn(context.tx, person.id, context.now - LATELY);
  return announcement && announcementSent(context.office, announcement, context.now);
}

async function missing(turn: Turn): Promise<Answer> {
  const { context } = turn;
  const announcement = await newest(turn);
  if (!announcement) return noAnnouncement;
  const review = await reviewOf(context, announcement);
  return announcementReview(context.office, review) ?? confirmedByAll(announcement, review.readers);
}
