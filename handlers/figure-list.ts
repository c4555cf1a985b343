import { Failure } from '../models/failure';
import { listedFigures, ticketsBehind, type ListedFigure } from '../models/figure-lists';
import { concerning, nodesOfRight } from '../models/rights';
import type { Answer } from '../notices/answer';
import { figureList, figureMenu, unpackedDay, type Behind } from '../notices/figure-list-words';
import { outsideScope } from '../notices/question-words';
import { choiceCard } from '../notices/render';
import type { Handler } from './handler';
import type { Turn } from './turn';

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

async function list(turn: Turn, rest: Rest): Promise<Answer> {
  const behind = behindOf(turn, rest);
  if (!behind) return outsideScope;
  const { context, person } = turn;
  const { directory } = context.office;
  const figure = listedFigures.find((name) => name === rest[3]);
  if (!figure) throw new Failure('choice.gone');
  const from = Math.max(0, Math.trunc(Number(rest[4] ?? 0)) || 0);
  const filter = { figure, gridIds: directory.below(behind.gridId), period: behind.period };
  const { count, tickets } = await ticketsBehind(context.tx, context, filter, from);
  const shown = concerning(directory, person.id, tickets);
  const page = { from, count, tickets: shown, hidden: tickets.length - shown.length };
  const answer = figureList(context.office, behind, figure, page);
  if (!turn.input.onCard) return answer;
  // The other numbers stay to be tapped.
  return { ...answer, card: choiceCard(await figureMenuOf(turn, rest)) };
}
