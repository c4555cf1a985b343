import type { Period } from '../../models/period';
import { periodFigures } from '../../models/figures/period-figures';
import { nodesOfRight } from '../../models/staff/rights';
import type { Answer } from '../../notices/answer';
import { periodAnswer } from '../../notices/figures/digest-words';
import { outsideScope } from '../../notices/figures/question-words';
import type { Turn } from '../turn/turn';

/** 本周 幸福社区, 上月: the digest of a node and a period, whenever it is wanted. */
export async function periodDigest(
  { context, person }: Turn,
  gridId: number,
  period: Period,
  said: string,
): Promise<Answer> {
  const { directory } = context.office;
  const own = nodesOfRight(directory, person.id, 'read_figures');
  if (!own.some((id) => directory.below(id).includes(gridId))) return outsideScope;
  const figures = await periodFigures(context.tx, context, gridId, period);
  return periodAnswer(context.office, directory.grid(gridId)?.name ?? '', said, figures, context.now);
}
