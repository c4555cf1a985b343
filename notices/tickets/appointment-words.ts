import type { Office } from '../../models/context';
import { weekdayOf } from '../../models/calendar';
import { disputeKey, disputeNumber } from '../../models/mediation/dispute-workflow';
import { choiceKey, type Answer } from '../answer';
import { dayWords, momentWords } from '../words';

const WEEK = '日一二三四五六';
const key = (action: string, id: number): string => choiceKey('appoint', action, disputeKey(id));

/** 周四（11月26日）15:00 */
export function whenWords({ calendar }: Office, at: number): string {
  const { day, hour, minute } = calendar.local(at);
  const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  return `周${WEEK[weekdayOf(day)] ?? ''}（${dayWords(day)}）${time}`;
}

export const appointmentAsked: Answer = {
  text: '约在什么时候、哪里？比如“周四下午三点 社区二楼”。',
};
export const appointmentUnclear: Answer = { text: '没看懂时间。比如“周四下午三点 社区二楼”。' };
export const appointmentPast: Answer = { text: '这个时间已经过了，换一个吧。' };

/** The mediator's to-do. */
export const callBoth = (office: Office, id: number, at: number, place: string): Answer => ({
  text: `给双方打电话：${whenWords(office, at)}${place === '' ? '' : `，${place}`}（${disputeNumber(id)}）。`,
  choices: [
    { label: '都通知了', key: key('told', id) },
    { label: '改时间', key: key('ask', id) },
  ],
});

/** To a party whose window is open: time and place, no subject. */
export const meetingFor = (office: Office, id: number, at: number, place: string, now: number): Answer => ({
  text: `您有一次约好的见面：${momentWords(office.calendar, at, now)}${place === '' ? '' : `，${place}`}。来不了就点一下，会有人给您打电话。`,
  choices: [{ label: '想换时间', key: key('move', id) }],
});

export const toldWords = (id: number, reached: number): Answer => ({
  text: `好，${disputeNumber(id)} 双方都通知到了。${reached > 0 ? `其中 ${reached} 位也收到了文字提醒（不写什么事）。` : ''}到时候提醒您。`,
  choices: [{ label: '改时间', key: key('ask', id) }],
});

export const anotherTimeNoted: Answer = { text: '好，调解员会给您打电话另约。' };
export const wantsAnotherTime = (id: number): Answer => ({
  text: `${disputeNumber(id)} 有一方想换时间，请打个电话另约。`,
  choices: [{ label: '改时间', key: key('ask', id) }],
});

/** Two hours before. */
export const appointmentSoon = (
  office: Office,
  id: number,
  at: number,
  now: number,
  told: boolean,
): Answer => ({
  text: `${momentWords(office.calendar, at, now)} 有一场约好的调解（${disputeNumber(id)}）。${told ? '' : '还没有点“都通知了”，请确认双方知道。'}`,
  choices: [
    { label: '记一次', key: choiceKey('session', 'ask', disputeKey(id)) },
    { label: '改时间', key: key('ask', id) },
  ],
});
