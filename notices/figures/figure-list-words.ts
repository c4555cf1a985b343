import type { Office } from '../../models/context';
import { LIST_ROWS, type ListedFigure } from '../../models/figures/figure-lists';
import type { Period } from '../../models/period';
import type { Ticket } from '../../models/tickets/ticket';
import { ticketKey } from '../../models/tickets/workflow';
import { choiceKey, circled, type Answer, type Choice } from '../answer';
import { periodLabel } from './ledger-labels';
import { gridWords, numberedWords, stateWords } from '../words';

const names: Record<ListedFigure, string> = {
  reported: '上报',
  closed: '办结',
  open: '还在办',
  overdue: '超期',
};

/** 2026-11-23 as it stands in a key. */
const packed = (day: string): string => day.replaceAll('-', '');
/** The day a key speaks of; null for what is none. */
export const unpackedDay = (key: string | undefined): string | null => {
  const found = /^(\d{4})(\d\d)(\d\d)$/.exec(key ?? '');
  return found ? `${found[1]}-${found[2]}-${found[3]}` : null;
};

/** Which node and period a list is of. */
export interface Behind {
  gridId: number;
  period: Period;
}

const placed = ({ gridId, period }: Behind): (string | number)[] => [
  gridId,
  packed(period.from),
  packed(period.to),
];
const listKey = (behind: Behind, figure: ListedFigure, from: number): string =>
  choiceKey('figures', 'list', ...placed(behind), figure, from);

/** 看明细: from a digest to the lists behind its numbers. `intent`: whose card it stands on. */
export const detailChoice = (behind: Behind, intent: 'figures' | 'digest' = 'figures'): Choice => ({
  label: '看明细',
  key: choiceKey(intent, 'menu', ...placed(behind)),
});

/** Every number of a digest, each to be tapped. */
export function figureMenu(
  { directory }: Office,
  behind: Behind,
  counts: Readonly<Record<ListedFigure, number>>,
): Answer {
  const shown = (Object.keys(names) as ListedFigure[]).filter((figure) => counts[figure] > 0);
  const where = `${gridWords(directory, behind.gridId)} ${periodLabel(behind.period)}`;
  if (shown.length === 0) return { text: `${where}没有可看的，一件也没有。` };
  return {
    text: `${where}，点一个数看是哪些。`,
    choices: shown.map((figure) => ({
      label: `${names[figure]} ${counts[figure]}`,
      key: listKey(behind, figure, 0),
    })),
  };
}

/** One page of what stands behind a number; a row is opened by its number. */
export function figureList(
  { directory }: Office,
  behind: Behind,
  figure: ListedFigure,
  page: { from: number; count: number; tickets: readonly Ticket[]; hidden: number },
): Answer {
  const { from, count, tickets, hidden } = page;
  const where = gridWords(directory, behind.gridId);
  const when = figure === 'open' || figure === 'overdue' ? '' : `${periodLabel(behind.period)} `;
  if (count === 0) return { text: `${where} ${when}${names[figure]}的一件也没有。` };
  const lines = tickets.map(
    (ticket, at) => `${circled(at)} ${numberedWords(ticket)}（${stateWords[ticket.state]}）`,
  );
  const until = Math.min(count, from + LIST_ROWS);
  const more: Choice[] = until < count ? [{ label: '再看 10 件', key: listKey(behind, figure, until) }] : [];
  return {
    text: [
      `${where} ${when}${names[figure]} ${count} 件${count > LIST_ROWS ? `，第 ${from + 1}—${until} 件` : ''}：`,
      ...lines,
      hidden > 0 ? `另有 ${hidden} 件只有经办的人能看。` : '',
      [tickets.length > 0 ? '回数字看一件' : '', more.length > 0 ? '回“再看 10 件”往下看' : '']
        .filter(Boolean)
        .map((words) => `${words}。`)
        .join(''),
    ]
      .filter(Boolean)
      .join('\n'),
    choices: [
      ...tickets.map((ticket) => ({
        label: numberedWords(ticket),
        key: choiceKey('show', 'ticket', ticketKey(ticket.id)),
      })),
      ...more,
    ],
    listed: true,
  };
}
