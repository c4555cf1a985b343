import { arrangementOf, type Context } from '../../models/context';
import { Failure } from '../../models/failure';
import { ownersOf } from '../../models/outside/outside';
import { askForPaper } from '../../models/figures/paper';
import { ownChecks, type OwnCheck } from '../../models/rounds/self-check-log';
import { selfCheckFile, selfCheckLogSheet } from '../../notices/rounds/self-check-log-words';

const YEAR = 365 * 86_400_000;

/** A firm's own checks of a year, to whoever is bound for it. Throws selfcheck.none, selfcheck.staff. */
export async function selfCheckLog({
  tx,
  office,
  now,
  actorId,
}: Context): Promise<{ firm: string; checks: OwnCheck[] }> {
  if (actorId !== null && office.directory.isStaff(actorId)) throw new Failure('selfcheck.staff');
  const owners = actorId === null ? [] : await ownersOf(tx, actorId);
  if (owners.length === 0) throw new Failure('selfcheck.none');
  const arrangement = arrangementOf(office);
  const names = owners.flatMap((id) => arrangement.owner(id)?.name ?? []);
  return { firm: names.join('、'), checks: await ownChecks(tx, owners, now - YEAR) };
}

/** The same as a workbook, into his own chat; false: there is nothing yet. Throws selfcheck.none, selfcheck.staff. */
export async function exportSelfChecks(context: Context): Promise<boolean> {
  const { tx, office, now, actorId } = context;
  const { firm, checks } = await selfCheckLog(context);
  if (checks.length === 0 || actorId === null) return false;
  const today = office.calendar.local(now).day;
  const book = { name: selfCheckFile(firm, today), sheets: [selfCheckLogSheet(office, firm, checks, today)] };
  await askForPaper(tx, 'ready', { charts: [], books: [book] }, { personId: actorId }, now);
  return true;
}
