import { fitsReview, reviewMinutes } from '../../models/staff/announcement-rule';
import { noticeKindWords } from '../../notices/residents/notice-templates';
import { fault, Once, word } from './cells';
import type { Known } from './known';
import type { Plan, Reading, ReviewPlan } from './plan-types';
import { must, type Step } from './step';

const label = (kind: ReviewPlan['kind']): string =>
  kind === '' ? '全部通知' : (noticeKindWords[kind][0] ?? kind);

/** 通知回执: minutes for one kind of notice, or for all. */
export function readReviews({ sheets, faults }: Reading): ReviewPlan[] {
  const once = new Once(faults);
  return sheets.rows.reviews.flatMap((filled) => {
    const { notice = '', minutes: words = '' } = filled.cells;
    const named = word(faults, filled, ['notice', '通知'], noticeKindWords);
    const minutes = /^\d{1,5}$/.test(words) ? Number(words) : Number.NaN;
    if (words !== '' && !fitsReview(minutes))
      fault(faults, filled, 'not_a_number', {
        column: '分钟',
        value: words,
        hint: `，${reviewMinutes.shortest} 到 ${reviewMinutes.longest}`,
      });
    if ((notice !== '' && named === undefined) || !fitsReview(minutes)) return [];
    const kind = named ?? '';
    return once.first(filled, label(kind)) ? [{ kind, minutes }] : [];
  });
}

/** 通知回执 of the street: what the sheet leaves out is as shipped again. */
export function reviewSteps({ reviews, given }: Plan, known: Known, top: string | null): Step[] {
  if (!given.has('reviews')) return [];
  const there = known.reviews.filter(({ gridId }) => known.pathOf.get(gridId) === top);
  const steps = reviews.flatMap(({ kind, minutes }): Step[] => {
    const row = there.find((one) => one.kind === kind);
    if (row?.minutes === minutes) return [];
    return [
      {
        sheet: '通知回执',
        kind: row ? 'changed' : 'new',
        what: label(kind),
        details: [row ? `${row.minutes} 分钟 → ${minutes} 分钟` : `${minutes} 分钟`],
        write: async (tx, { nodes }) => {
          const key = [must(nodes, top ?? ''), kind];
          await tx.run('DELETE FROM announcement_rule WHERE gridId = ? AND kind = ?', key);
          await tx.run('INSERT INTO announcement_rule (gridId, kind, minutes) VALUES (?, ?, ?)', [
            ...key,
            minutes,
          ]);
        },
      },
    ];
  });
  const gone = there
    .filter(({ kind }) => !reviews.some((plan) => plan.kind === kind))
    .map(({ id, kind }): Step => ({
      sheet: '通知回执',
      kind: 'gone',
      what: label(kind),
      write: (tx) => tx.run('DELETE FROM announcement_rule WHERE id = ?', [id]),
    }));
  return [...steps, ...gone];
}

/** As it would be filled in. */
export const reviewRows = (known: Known, topId: number): Record<string, string>[] =>
  known.reviews
    .filter(({ gridId }) => gridId === topId)
    .map(({ kind, minutes }) => ({
      notice: kind === '' ? '' : (noticeKindWords[kind][0] ?? ''),
      minutes: String(minutes),
    }));
