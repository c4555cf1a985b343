import type { MinutesPage } from '../../documents/minutes';
import type { Office } from '../../models/context';
import type { HeldMeeting, WholeMinutes } from '../../models/meetings/meeting-minutes';
import { roomOf } from '../../models/meetings/sitting';
import { choiceKey, type Answer } from '../answer';
import { longDay } from '../rounds/rectification-page';
import { dayWords, nameWords, publicWords } from '../words';

export const minutesBegun: Answer = { text: '好的，会议纪要随后发来。' };

export const whichMinutes = (office: Office, held: readonly HeldMeeting[]): Answer => ({
  text: `${dayWords(held[0]?.meeting.day ?? '')}的，要哪一个会的纪要？`,
  choices: held.map(({ meeting, series }) => ({
    label: meetingTitle(office, series),
    key: choiceKey('minutes', 'send', `M${meeting.id}`),
  })),
});

/** 幸福社区碰头会 */
const meetingTitle = ({ directory }: Pick<Office, 'directory'>, series: HeldMeeting['series']): string =>
  `${directory.grid(series.gridId)?.name ?? ''}${series.name}`;

export const minutesFileName = (office: Office, { meeting, series }: HeldMeeting): string =>
  `${meetingTitle(office, series)}纪要 ${meeting.day}.docx`;

/** The page; who was missing without a word is the chair's business and stands nowhere. */
export function minutesPage(office: Office, minutes: WholeMinutes): MinutesPage {
  const { meeting, series, chairId, roll, decisions, left } = minutes;
  const { calendar, directory } = office;
  const names = (persons: readonly number[]): string =>
    persons.map((id) => nameWords(directory, id)).join('、');
  const until = meeting.endedAt === null ? '' : `—${clock(calendar.local(meeting.endedAt))}`;
  const present = meeting.attendanceTaken
    ? `应到 ${roll.expected.length} 人，实到 ${roll.here.length} 人：${names(roll.here)}`
    : `应到 ${roll.expected.length} 人（没有点名）`;
  const facts: (readonly [string, string])[] = [
    ['时间', `${longDay(meeting.day)} ${meeting.startsAt}${until}`],
    ['地点', roomOf(minutes)],
    ['主持', nameWords(directory, chairId)],
    ['到会', present],
  ];
  if (roll.leave.length > 0) facts.push(['请假', names(roll.leave)]);
  if (roll.away.length > 0) facts.push(['在外面', names(roll.away)]);
  return {
    title: `${meetingTitle(office, series)}纪要`,
    facts,
    decided: decisions.map(({ ticket, words }) => [publicWords(ticket), words]),
    left: left.map(publicWords),
    signedBy: directory.grid(series.gridId)?.name ?? '',
    signedOn: longDay(meeting.day),
  };
}

const clock = ({ hour, minute }: { hour: number; minute: number }): string =>
  [hour, minute].map((part) => String(part).padStart(2, '0')).join(':');
