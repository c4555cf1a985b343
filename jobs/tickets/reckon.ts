import { reckon } from '../../actions/tickets/reckon';
import { loadTicket } from '../../models/tickets/advance';
import { insert, isUniqueViolation, one, type Transaction } from '../../models/store/transaction';
import { marks, UNDONE_STATES } from '../../models/tickets/workflow';
import { unlessTaken, type Chore } from '../job';

const PAGE = 200;
const SETTING = 'calendar counted with';
/** What still has a date that the calendar moves. */
const COUNTED = [...UNDONE_STATES, 'verifying', 'waiting'] as const;

/** The office's own days changed (or those of the year were announced): open dates are counted anew, closed ones never. */
export const reckonChore: Chore = {
  name: 'reckon',
  says: '工作日历变了，把没办完的时限重算一遍',
  async run({ database, office, now }) {
    const { fingerprint } = office.calendar;
    const known = await one<{ value: string }>(database, 'SELECT value FROM setting WHERE name = ?', [
      SETTING,
    ]);
    if (known?.value === fingerprint) return 0;
    let changed = 0;
    let last = 0;
    // Whoever is stopped in the middle begins anew: counting twice gives the same dates.
    for (;;) {
      const page = await database.rows<{ id: number }>(
        `SELECT id FROM ticket WHERE id > ? AND state IN (${marks(COUNTED)}) ORDER BY id LIMIT ${PAGE}`,
        [last, ...COUNTED],
      );
      for (const { id } of page) {
        const context = { office, now, actorId: null };
        const did = await unlessTaken(() =>
          database.write(async (tx) => reckon({ ...context, tx }, await loadTicket({ tx }, id))),
        );
        if (did) changed += 1;
        last = id;
      }
      if (page.length < PAGE) break;
    }
    await database.write((tx) => keepFingerprint(tx, fingerprint));
    return changed;
  },
};

async function keepFingerprint(tx: Transaction, fingerprint: string): Promise<void> {
  const change = (): Promise<{ affected: number }> =>
    tx.run('UPDATE setting SET value = ? WHERE name = ?', [fingerprint, SETTING]);
  if ((await change()).affected > 0) return;
  try {
    await insert(tx, 'setting', { name: SETTING, value: fingerprint });
  } catch (error) {
    // Another instance counted at the same time.
    if (!isUniqueViolation(error)) throw error;
    await change();
  }
}
