import { nextDay } from '../../models/calendar';
import { keepOpenStock } from '../../models/figures/open-stock';
import { momentOn, type Job } from '../job';

/** Just after midnight: what is open is kept as yesterday's stock. Later in the night it would be another day's. */
export const openStockJob: Job = {
  name: 'open-stock',
  says: '每天零点，把没办完的和超期的件数按网格、类别记下来',
  moments: async (_reader, { calendar }, day) => [momentOn('open-stock', '00:00', calendar, day)],
  async run(context, { at }) {
    const day = nextDay(context.office.calendar.local(at).day, -1);
    return `${day}：${await keepOpenStock(context, day)} 行`;
  },
};
