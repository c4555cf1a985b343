import type { Asked } from '../../models/figures/figure-question';
import { Failure } from '../../models/failure';
import { listedFigures, ticketsBehind, type ListedFigure } from '../../models/figures/figure-lists';
import type { Period } from '../../models/period';
import { concerning, nodesOfRight } from '../../models/staff/rights';
import type { Answer } from '../../notices/answer';
import { figureList, figureMenu, unpackedDay, type Behind } from '../../notices/figures/figure-list-words';
import { outsideScope } from '../../notices/figures/question-words';
import { choiceCard } from '../../notices/exchange/render';
import type { Handler } from '../handler';
import type { Turn } from '../turn/turn';

/** From a number of a digest to the tickets behind it; for whoever reads the figures of that node. */
export const figureListHandler: Handler = {
  intent: 'figures',
  press: { menu: figureMenuOf, list },
};

type Rest = readonly (string | undefined)[];

/** Throws choice.gone for a key that says nothing; null: the node is none of the reader's. */
function behindOf({ context, person }: Turn, [gridId, from, to]: Rest): Behind | null {
  const [first, last] = [unpackedDay(from), unpackedDay(to)];
  const id = Number(gridId);
  if (!Number.isInteger(id) || first === null || last === null) throw new Failure('choice.gone');
  const { directory } = context.office;
  const own = nodesOfRight(directory, person.id, 'read_figures');
  if (!own.some((node) => directory.below(node).includes(id))) return null;
  return { gridId: id, period: { from: first, to: last } };
}

/** The numbers of a node and period, each to be tapped. Throws choice.gone. */
export async function figureMenuOf(turn: Turn, rest: Rest): Promise<Answer> {
  const behind = behindOf(turn, rest);
  if (!behind) return outsideScope;
  const { context } = turn;
  const gridIds = context.office.directory.below(behind.gridId);
  const counts: Partial<Record<ListedFigure, number>> = {};
  for (const figure of listedFigures)
    counts[figure] = (
      await ticketsBehind(context.tx, context, { figure, gridIds, period: behind.period })
    ).count;
  return figureMenu(context.office, behind, counts as Record<ListedFigure, number>);
}

/** 超期的有哪些: the first page behind a number, asked for in words. The node is the speaker's to read. */
export function listOfFigure(turn: Turn, asked: Asked, gridId: number, period: Period): Promise<Answer> {
  const figure: ListedFigure =
    asked.kind === 'now'
      ? asked.what
      : asked.kind === 'count' && asked.measure === 'closed'
        ? 'closed'
        : 'reported';
  return page(turn, { gridId, period }, figure, 0);
}

async function list(turn: Turn, rest: Rest): Promise<Answer> {
  const behind = behindOf(turn, rest);
  if (!behind) return outsideScope;
  const figure = listedFigures.find((name) => name === rest[3]);
  if (!figure) throw new Failure('choice.gone');
  const answer = await page(turn, behind, figure, Math.max(0, Math.trunc(Number(rest[4] ?? 0)) || 0));
  if (!turn.input.onCard) return answer;
  // The other numbers stay to be tapped.
  return { ...answer, card: choiceCard(await figureMenuOf(turn, rest)) };
}

async function page(
  { context, person }: Turn,
  behind: Behind,
  figure: ListedFigure,
  from: number,
): Promise<Answer> {
  const { directory } = context.office;
  const filter = { figure, gridIds: directory.below(behind.gridId), period: behind.period };
  const { count, tickets } = await ticketsBehind(context.tx, context, filter, from);
  const shown = concerning(directory, person.id, tickets);
  const rows = { from, count, tickets: shown, hidden: tickets.length - shown.length };
  return figureList(context.office, behind, figure, rows);
}
