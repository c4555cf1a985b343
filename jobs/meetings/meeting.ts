import { minutesOf } from '../../models/calendar';
import type { Context } from '../../models/context';
import { endMeeting } from '../../actions/meetings/end-meeting';
import { answerOf, findMeeting, meetingOn, rollOf } from '../../models/meetings/attendance';
import type { Meeting, MeetingSeries } from '../../models/meetings/meeting';
import { openHardCases, sinceLastMeeting } from '../../models/meetings/meeting-since';
import { agendaOf, chairOf, countDisputes, expectedAt, loadSeries } from '../../models/meetings/meetings';
import { periodFigures } from '../../models/figures/period-figures';
import { takeHeld } from '../../models/exchange/held-notice';
import { isAtWork } from '../../models/exchange/push-budget';
import { ticketsInHand } from '../../models/tickets/tickets';
import { isMonthly } from '../../models/meetings/recurrence';
import { heldOn, sameHour, sittingOf, type Seated } from '../../models/meetings/sitting';
import { trainingFigures } from '../../models/meetings/trainings';
import { withHeld } from '../../notices/tickets/list-words';
import { absentWords, rollCall } from '../../notices/meetings/attendance-words';
import { digestPaperHint, meetingDigest } from '../../notices/meetings/meeting-digest-words';
import { agendaForChair, agendaForGroup, meetingReminder } from '../../notices/meetings/meeting-words';
import { tell, tellGroup } from '../../notices/exchange/send';
import { trainingLine } from '../../notices/meetings/training-words';
import type { Job, Moment } from '../job';

const AGENDA_LASTS = 120;
/** Minutes after the start at which the minutes go out when nobody closed the meeting. */
const MEETS_FOR = 60;

type Window = (times: { reminds: number; starts: number }) => [number, number];

/** `window` gets minutes after midnight; a meeting that was moved or called off is where it is now. */
function meetingMoments(name: string, window: Window): Job['moments'] {
  return async (reader, { calendar }, day) => {
    const moments: Moment[] = [];
    // One that was moved to this day is held although its rule says nothing of it.
    for (const { series, startsAt } of await heldOn(reader, calendar, day)) {
      const starts = minutesOf(startsAt);
      const reminds = starts - (minutesOf(series.startsAt) - minutesOf(series.remindAt));
      const [from, until] = window({ reminds, starts });
      moments.push({
        name: `${name}:${series.id}`,
        at: calendar.at(day, from),
        until: calendar.at(day, until),
        subject: series.id,
      });
    }
    return moments;
  };
}

/** Before the meeting: each expected person once, with his own tickets. Who is expected twice hears of it once. */
export const meetingReminderJob: Job = {
  name: 'meeting-reminder',
  says: '工作日碰头会前，提醒每个该到的人（带上自己手上的事）',
  moments: meetingMoments('meeting-reminder', ({ reminds, starts }) => [reminds, starts]),
  async run(context, { subject }) {
    const { tx, office, now } = context;
    const series = await loadSeries(tx, subject);
    if (!series) return '没有这个碰头会';
    const meeting = await meetingOn(tx, series, office.calendar.local(now).day);
    // It was moved after its reminder: everybody was told the new time.
    if (meeting.remindedAt !== null) return '已经提醒过';
    await tx.run('UPDATE meeting SET remindedAt = ? WHERE id = ?', [now, meeting.id]);
    let told = 0;
    for (const personId of await notYetReminded(context, series, meeting))
      if (await remind(context, series, meeting, personId)) told += 1;
    return `提醒 ${told} 人`;
  },
};

/** The second list of the day: the meeting, his own tickets, and what came up since the morning. */
async function remind(
  context: Context,
  series: MeetingSeries,
  meeting: Meeting,
  personId: number,
): Promise<boolean> {
  const { tx, office, now } = context;
  if (!(await isAtWork(tx, office, personId, now))) return false;
  const { calendar } = office;
  const { directory } = office;
  const own = await ticketsInHand(tx, directory.inPlaceOf(personId), 50);
  const held = await sameHour(tx, office, { series, meeting }, personId);
  const leads = held.every((one) => personId === chairOf(directory, one.series, one.meeting));
  const said = await answerOf(tx, meeting.id, personId);
  const reminder = meetingReminder(office, held, own, now, { leads, said });
  const digest = leads ? await digestFor(context, series, meeting.day) : null;
  const head = digest === null ? reminder.text : `${reminder.text}\n${digest.text}\n${digest.hint}`;
  const text = withHeld(head, await takeHeld(tx, personId, now));
  const expiresAt = calendar.at(meeting.day, minutesOf(meeting.startsAt) + 30);
  return (await tell(context, personId, { ...reminder, text }, { notice: 'list', expiresAt })) === 'queued';
}

/** What a meeting that is not held every day looks back on; null for a daily one. */
async function digestFor(
  context: Context,
  series: MeetingSeries,
  day: string,
): Promise<{ text: string; hint: string } | null> {
  const { tx, office, now } = context;
  const period = await sinceLastMeeting(tx, office.calendar, series, day);
  if (period === null) return null;
  const figures = await periodFigures(tx, context, series.gridId, period);
  const cases = await openHardCases(tx, office.directory.below(series.gridId));
  const training = isMonthly(series.recurrence)
    ? trainingLine(await trainingFigures(tx, office.directory.below(series.gridId), period), day)
    : '';
  return { text: meetingDigest(office, figures, cases, training, now), hint: digestPaperHint(figures) };
}

/** At its time: the agenda to the work group, and to the chair with the rows to tap and the roll to call. */
export const meetingAgendaJob: Job = {
  name: 'meeting-agenda',
  says: '碰头会开始时，把议题发到工作群，并给主持人逐件定、点名',
  moments: meetingMoments('meeting-agenda', ({ starts }) => [starts, starts + AGENDA_LASTS]),
  async run(context, { subject }) {
    const { tx, office, now } = context;
    const series = await loadSeries(tx, subject);
    if (!series) return '没有这个碰头会';
    const meeting = await meetingOn(tx, series, office.calendar.local(now).day);
    await tx.run('UPDATE meeting SET begunAt = ? WHERE id = ?', [now, meeting.id]);
    const rows = await agendaOf(tx, office.directory, series.gridId, now);
    const disputes = await countDisputes(tx, office.directory.below(series.gridId));
    const name = office.directory.grid(series.gridId)?.name ?? '';
    const agenda = agendaForGroup(office, name + series.name, rows, disputes, now);
    const digest = await digestFor(context, series, meeting.day);
    await tellGroup(context, series.gridId, digest === null ? agenda : `${agenda}\n${digest.text}`);
    await tellChair(context, { series, meeting });
    return `上会 ${rows.length} 件`;
  },
};

/** One list and one roll for all he leads at this hour in this room; nothing where nothing waits. */
async function tellChair(context: Context, seated: Seated): Promise<void> {
  const { tx, office, now } = context;
  const { directory } = office;
  const sitting = await sittingOf(tx, office, seated);
  if (sitting[0]?.series.id !== seated.series.id) return;
  const rows = [];
  for (const { series } of sitting) rows.push(...(await agendaOf(tx, directory, series.gridId, now)));
  if (rows.length === 0) return;
  const chair = chairOf(directory, seated.series, seated.meeting);
  const notice = 'question' as const;
  const hour = await heldOn(tx, office.calendar, seated.meeting.day);
  const apart = hour.some(
    ({ series, meeting, startsAt }) =>
      startsAt === seated.meeting.startsAt &&
      chairOf(directory, series, meeting) === chair &&
      !sitting.some((one) => one.series.id === series.id),
  );
  // He can't be in both: which list is which has to be said.
  const name = apart ? (directory.grid(seated.series.gridId)?.name ?? '') : '';
  const title = name + seated.series.name;
  await tell(context, chair, agendaForChair(office, rows, now, { title }), { notice });
  const called = [];
  for (const { series, meeting } of sitting)
    called.push({ series, meeting, roll: await rollOf(tx, directory, series, meeting) });
  if (called.some(({ roll }) => roll.silent.length > 0))
    await tell(context, chair, rollCall(office, called, name), { notice });
}

/** An hour later, when nobody closed it: the minutes to the group. */
export const meetingMinutesJob: Job = {
  name: 'meeting-minutes',
  says: '碰头会开始一小时后还没有散会的，自动发纪要',
  moments: meetingMoments('meeting-minutes', ({ starts }) => [
    starts + MEETS_FOR,
    starts + MEETS_FOR + AGENDA_LASTS,
  ]),
  async run(context, { subject, at }) {
    const { tx, office } = context;
    const series = await loadSeries(tx, subject);
    const meeting = series && (await findMeeting(tx, series.id, office.calendar.local(at).day));
    if (!series || !meeting || meeting.begunAt === null || meeting.state === 'ended') return '没有要发的纪要';
    const minutes = await endMeeting(context, series, meeting);
    if (minutes === null) return '没有议定的事';
    if (minutes.roll.absent.length > 0)
      await tell(context, chairOf(office.directory, series, meeting), absentWords(office, minutes.roll), {
        notice: 'fact',
      });
    return `议定 ${minutes.decisions.length} 件`;
  },
};

/** Who is expected at two meetings of the same hour hears of it once; one that was moved is at another hour. */
async function notYetReminded(
  { tx, office }: Context,
  series: MeetingSeries,
  meeting: Meeting,
): Promise<number[]> {
  const { directory } = office;
  const reminded = new Set<number>();
  for (const other of await heldOn(tx, office.calendar, meeting.day)) {
    if (other.series.id >= series.id || other.startsAt !== meeting.startsAt) continue;
    for (const personId of expectedAt(directory, other.series, other.meeting)) reminded.add(personId);
  }
  return expectedAt(directory, series, meeting).filter((personId) => !reminded.has(personId));
}
