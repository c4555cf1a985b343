import { answerSurvey } from '../../actions/mediation/answer-survey';
import { disputeFigures } from '../../models/mediation/dispute-figures';
import { Failure } from '../../models/failure';
import { one } from '../../models/store/transaction';
import { marks } from '../../models/tickets/workflow';
import type { Answer } from '../../notices/answer';
import { disputeFigureWords, surveyNoted } from '../../notices/mediation/dispute-figure-words';
import type { Handler } from '../handler';
import { numeralValue } from '../interpret/numerals';
import type { Turn } from '../turn/turn';

/** 调解统计 and the answer to 半月排查: counts alone. */
export const disputeFiguresHandler: Handler = {
  intent: 'survey',
  commands: [
    {
      words: ['调解统计'],
      for: ['mediator', 'leader', 'official'],
      example: '调解统计 今年',
      does: '看登记、达成、成功率和各类件数，小的数并在一起',
      run: figures,
    },
  ],
  press: {
    found: async ({ context }, [id, found]) => {
      const count = Math.min(3, Math.max(0, Number(found ?? 0)));
      await answerSurvey(context, Number(id), count);
      return surveyNoted(count);
    },
  },
};

const SEEING = ['official', 'leader', 'mediator'] as const;

async function figures({ context, person }: Turn, rest: string): Promise<Answer> {
  const { tx, office, now } = context;
  const { directory, calendar } = office;
  const held = directory.staff(person.id)?.roles ?? [];
  const role = SEEING.flatMap((name) => held.filter((one_) => one_.role === name))[0];
  if (!role) throw new Failure('role.other', { who: '调解员或网格长' });
  const { from, until, label } = periodOf(rest, calendar.local(now).day);
  const period = {
    from: calendar.at(from, 0),
    until: calendar.at(until, 0),
    gridIds: directory.below(role.gridId),
  };
  const visits = await one<{ n: number | string | null }>(
    tx,
    `SELECT SUM(persons) AS n FROM mediation_visit WHERE at >= ? AND at < ? AND gridId IN (${marks(period.gridIds)})`,
    [period.from, period.until, ...period.gridIds],
  );
  const place = directory.grid(role.gridId)?.name ?? '';
  return disputeFigureWords(place, label, await disputeFigures(tx, period), Number(visits?.n ?? 0));
}

/** 今年 (also without a word), 去年, 本月, 上月, 11月, 2026年, 2026年11月. */
function periodOf(words: string, today: string): { from: string; until: string; label: string } {
  const [thisYear, thisMonth] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  const year = Number(/(20\d{2})年/.exec(words)?.[1] ?? (words.includes('去年') ? thisYear - 1 : thisYear));
  const named = /(\d{1,2}|[一二三四五六七八九十]{1,2})月/.exec(words)?.[1];
  const month = words.includes('上月')
    ? thisMonth - 1
    : words.includes('本月')
      ? thisMonth
      : named === undefined
        ? null
        : numeralValue(named);
  if (month === null || month > 12 || Number.isNaN(month))
    return { from: `${year}-01-01`, until: `${year + 1}-01-01`, label: `${year}年` };
  const first = new Date(Date.UTC(year, month - 1, 1));
  const next = new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
  const from = first.toISOString().slice(0, 10);
  return { from, until: next, label: `${from.slice(0, 4)}年${first.getUTCMonth() + 1}月` };
}
