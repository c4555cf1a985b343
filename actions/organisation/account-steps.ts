import { placeAccount } from '../../models/exchange/account-places';
import { fault, Once } from './cells';
import { idsBelow, type Known } from './known';
import type { AccountPlan, Plan, Reading } from './plan-types';
import { differences, must, near, type Step } from './step';

/** open_kfid, as WeCom writes it (P94662). */
const ACCOUNT = /^wk[\w-]{1,62}$/;

export function readAccounts({ sheets, faults, book }: Reading): AccountPlan[] {
  const once = new Once(faults);
  return sheets.rows.accounts.flatMap((filled) => {
    const { account = '' } = filled.cells;
    const node = book.resolve(filled, filled.cells['grid'] ?? '');
    const named = ACCOUNT.test(account);
    if (account !== '' && !named) fault(faults, filled, 'bad_service_account', { value: account });
    if (!named || node === null || !once.first(filled, account)) return [];
    return [{ account, node, row: filled.row }];
  });
}

/**
 * Accounts of the street's nodes are as the file has them; one that is left out serves no node in particular. One that
 * another street has stays there until that street lets it go.
 */
export function accountSteps(
  { accounts, given }: Plan,
  known: Known,
  top: string | null,
  now: number,
): Step[] {
  if (!given.has('accounts')) return [];
  const steps = accounts.flatMap(({ account, node }): Step[] => {
    const there = known.accounts.find(({ openKfId }) => openKfId === account);
    const before = known.pathOf.get(there?.gridId ?? 0) ?? null;
    if (before === node) return [];
    return [
      {
        sheet: '客服账号',
        kind: before === null ? 'new' : 'changed',
        what: before === null ? `${account} ${near(node)}` : account,
        ...(before === null ? {} : { details: differences([['网格', near(before), near(node)]]) }),
        write: (tx, { nodes }) => placeAccount(tx, account, must(nodes, node), now),
      },
    ];
  });
  const gone = accountsBelow(known, top)
    .filter(({ openKfId }) => !accounts.some(({ account }) => account === openKfId))
    .map(({ openKfId }): Step => ({
      sheet: '客服账号',
      kind: 'gone',
      what: openKfId,
      write: (tx) => placeAccount(tx, openKfId, null, now),
    }));
  return [...steps, ...gone];
}

/** Accounts that serve the node at this path or one below it. */
function accountsBelow(known: Known, top: string | null): Known['accounts'] {
  const node = known.byPath.get(top ?? '');
  const inside = node === undefined ? new Set<number>() : idsBelow(known.grids, node.id);
  return known.accounts.filter(({ gridId }) => gridId !== null && inside.has(gridId));
}
