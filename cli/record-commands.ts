import type { Command } from './command';
import { listMessages, listOutbox, listTickets } from './listings';
import { privacy } from './privacy';
import { resendFailed } from './resend';

// The language part takes half a second to load; only who uses it waits for it.
const lessons = () => import('./lessons.js');

/** What is kept: tickets, messages, lessons, and what is known of one person. */
export const recordCommands: Record<string, Command> = {
  tickets: {
    usage: 'tickets [--json]',
    does: '全部事件单，一行一件',
    writes: false,
    run: (database, { json }) => listTickets(database, json),
  },
  messages: {
    usage: 'messages [--json] [--text]',
    does: '收到的消息（编号、类型、结果）；--text 才显示原文',
    writes: false,
    run: (database, { json, text }) => listMessages(database, json, text),
  },
  outbox: {
    usage: 'outbox [--json] [--failed]',
    does: '发出的消息：等着的、发了的、没发成的和原因；--failed 只看没发成的',
    writes: false,
    run: (database, { json, failed }) => listOutbox(database, json, failed),
  },
  resend: {
    usage: 'resend <编号> | --all-failed',
    does: '把没发成的消息再发一次',
    writes: true,
    run: (database, { allFailed }, words) => resendFailed(database, allFailed, words),
  },
  lessons: {
    usage: 'lessons [--json]',
    does: '改类别教会了小格什么，一行一条',
    writes: false,
    run: (database, { json }) => lessons().then(({ listLessons }) => listLessons(database, json)),
  },
  unlearn: {
    usage: 'unlearn <编号>',
    does: '撤销一条：小格忘掉它教的',
    writes: true,
    run: (database, _flags, words) => lessons().then(({ unlearn }) => unlearn(database, words)),
  },
  privacy: {
    usage: 'privacy show|forget <账号或他报的事件单编号> | show M-0001 对方1 | forget M-0001 | keep [年数]',
    does: 'show：把存着的一个人的全部数据交给他本人；keep：调解卷宗保管几年；forget：清空一个人报过的、已办完的事的原话和照片，和收发过的消息；小格忘掉从中学的',
    writes: true,
    run: (database, _flags, words) => privacy(database, words),
  },
};
