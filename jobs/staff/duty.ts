import { nextDay } from '../../models/calendar';
import { notesFor } from '../../actions/staff/see-roster';
import { loadShift, shiftsBetween } from '../../models/staff/duty';
import { dutyBegins } from '../../notices/staff/duty-words';
import { tell } from '../../notices/exchange/send';
import type { Job } from '../job';

const DAY = 86_400_000;

/** At the beginning of a shift: what those before left as word. Without a note nobody is rung at. */
export const dutyNotesJob: Job = {
  name: 'duty-notes',
  says: '接班的时候，把上一班留的交接告诉接班的人；没有交接不打扰',
  async moments(reader, { calendar }, day) {
    const [from, until] = [calendar.at(day, 0), calendar.at(nextDay(day), 0)];
    const shifts = await shiftsBetween(reader, from, until);
    return shifts
      .filter(({ startsAt }) => startsAt >= from)
      .map(({ id, startsAt, endsAt }) => ({
        name: `duty-notes:${id}`,
        at: startsAt,
        until: endsAt,
        subject: id,
      }));
  },
  async run(context, { subject }) {
    const { tx, office, now } = context;
    const shift = await loadShift(tx, subject);
    if (!shift || shift.endsAt <= now) return '班已经下了';
    const notes = (await notesFor(tx, office, shift.personId, shift.startsAt - DAY)).filter(
      ({ personId }) => personId !== shift.personId,
    );
    if (notes.length === 0) return '没有交接';
    await tell(context, shift.personId, dutyBegins(office, shift, notes, now), { notice: 'question' });
    return `交接 ${notes.length} 条`;
  },
};
