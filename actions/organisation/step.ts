import type { Transaction } from '../../models/store/transaction';
import type { OrganisationChange } from '../../notices/staff/organisation-words';
import type { Known } from './known';

/** Keys of what the steps before have written: nodes by path, owners by name, people by account in lower case. */
export interface Written {
  nodes: Map<string, number>;
  owners: Map<string, number>;
  persons: Map<string, number>;
}

/** One change, and how it is written; steps run in their order. */
export interface Step extends OrganisationChange {
  write(tx: Transaction, written: Written): Promise<unknown>;
}

/** Owners are the street's: 安居物业 of another street is another one. */
export function writtenSoFar({ grids, pathOf, owners, persons }: Known, top: string | null): Written {
  return {
    nodes: new Map(grids.map(({ id }) => [pathOf.get(id) ?? '', id])),
    owners: new Map(
      owners.filter(({ gridId }) => pathOf.get(gridId) === top).map(({ id, name }) => [name, id]),
    ),
    persons: new Map([...persons].map(([account, { id }]) => [account, id])),
  };
}

/** Throws when a step before should have written it and did not. */
export function must(map: ReadonlyMap<string, number>, key: string): number {
  const id = map.get(key);
  if (id === undefined) throw new Error(`not written before: ${key}`);
  return id;
}

const SHOWN = 24;
type Shown = string | null;
const short = (value: Shown): string => {
  const text = value === null || value === '' ? '空' : value.replace(/\n/g, '、');
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
};

/** 电话：8000-0001 → 8000-0009, for every column that is not as it was. */
export function differences(
  columns: readonly (readonly [title: string, before: Shown | undefined, after: Shown | undefined])[],
): string[] {
  return columns
    .filter(([, before, after]) => (before ?? '') !== (after ?? ''))
    .map(([title, before, after]) => `${title}：${short(before ?? null)} → ${short(after ?? null)}`);
}

/** The plan of a row with what its sheet has no column for as it stands. */
export function kept<Row extends object>(
  row: Row,
  there: { readonly [Key in keyof Row]?: Row[Key] },
  lacking: ReadonlySet<string> | undefined,
): Row {
  const stays = Object.entries(there).filter(([key]) => lacking?.has(key) === true);
  return Object.assign({}, row, Object.fromEntries(stays)) as Row;
}

/** The last two parts of a path are enough for people. */
export const near = (path: string): string => path.split('/').slice(-2).join('/');
