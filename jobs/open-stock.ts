import { nextDay } from '../models/calendar';
import { keepOpenStock } from '../models/open-stock';
import type { Job } from './job';

const UNTIL_MINUTES = 4 * 60;

/** Just after midnight: what is open is kept as yesterday's stock. Later in the night it would be another day's. */
export const openStockJob: Job = {
  name: 'open-stock',
  says: '每天零点，把没办完的和超期的件数按网格、类别记下来',
  async moments(_reader, { calendar }, day) {
    const until = calendar.at(day, UNTIL_MINUTES);
    return [{ name: 'open-stock', at: calendar.at(day, 0), until, subject: 0 }];
  },
  async run(context, { at }) {
    const day = nextDay(context.office.calendar.local(at).day, -1);
    return `${day}：${await keepOpenStock(context, day)} 行`;
  },
};
