import { contractorMonth } from '../../models/outside/contractor-month';
import { nextDay } from '../../models/calendar';
import type { Owner } from '../../models/outside/arrangement';
import { arrangementOf, type Context } from '../../models/context';
import { Failure } from '../../models/failure';
import { askForPaper } from '../../models/figures/paper';
import type { Period } from '../../models/period';
import { nodesOfRight } from '../../models/staff/rights';
import { contractorFile, contractorSheets } from '../../notices/outside/contractor-words';

/** Firms of the streets this person works in. Throws role.other. */
export function contractorsOf({ office, actorId }: Context): Owner[] {
  const { directory } = office;
  const nodes = actorId === null ? [] : nodesOfRight(directory, actorId, 'settle_contractor');
  if (nodes.length === 0) throw new Failure('role.other', { who: '科室、网格长或社区工作人员' });
  const near = new Set(
    nodes.flatMap((node) => [...directory.upwards(node).map(({ id }) => id), ...directory.below(node)]),
  );
  return arrangementOf(office).owners.filter(({ gridId, kind }) => near.has(gridId) && kind !== 'nobody');
}

/** 对账: the month of a firm as a workbook to sign, to whoever asks; false: there is nothing to settle. Throws role.other. */
export async function settleContractor(context: Context, owner: Owner, period: Period): Promise<boolean> {
  const { tx, office, now, actorId } = context;
  if (!contractorsOf(context).some(({ id }) => id === owner.id))
    throw new Failure('role.other', { who: '科室、网格长或社区工作人员' });
  const month = await contractorMonth(tx, office, owner, period);
  if (month.jobs.length + month.checks.length + month.notices.length === 0) return false;
  const at = Math.min(now, office.calendar.at(nextDay(period.to), 0));
  const sheets = contractorSheets(office, owner.name, period, month, at);
  const book = { name: contractorFile(owner.name, period), sheets };
  if (actorId !== null)
    await askForPaper(tx, 'ready', { charts: [], books: [book] }, { personId: actorId }, now);
  return true;
}
