import { readSeriesRule } from '../../notices/meetings/recurrence-words';
import { fault, Once } from './cells';
import { clockOf } from './plan-meetings';
import type { Reading, SeriesPlan } from './plan-types';
import type { FilledRow } from './sheets';

const MOST = 9_999;

/** 0 where the cell is empty; undefined with a fault. */
function countOf({ faults }: Reading, filled: FilledRow, key: string, column: string): number | undefined {
  const words = filled.cells[key] ?? '';
  const count = words === '' ? 0 : Number(words);
  if (Number.isInteger(count) && count >= 0 && count <= MOST) return count;
  fault(faults, filled, 'not_a_number', { column, value: words, hint: '，整数' });
  return undefined;
}

/** 定期活动: what residents can come to again and again. */
export function readSeries(reading: Reading): SeriesPlan[] {
  const { sheets, faults, book } = reading;
  const once = new Once(faults);
  return sheets.rows.series.flatMap((filled): SeriesPlan[] => {
    const { name = '', place = '', recurrence: words = '' } = filled.cells;
    const node = book.resolve(filled, filled.cells['grid'] ?? '');
    const recurrence = words === '' ? null : readSeriesRule(words);
    if (words !== '' && recurrence === null) fault(faults, filled, 'not_a_recurrence', { value: words });
    const startsAt = clockOf(reading, filled, 'startsAt', '开始');
    const seats = countOf(reading, filled, 'seats', '名额');
    const least = countOf(reading, filled, 'least', '最少');
    if (name === '' || node === null || recurrence === null || !startsAt) return [];
    if (seats === undefined || least === undefined || !once.first(filled, `${node} ${name}`)) return [];
    return [{ node, name, recurrence, startsAt, place, seats, least }];
  });
}
