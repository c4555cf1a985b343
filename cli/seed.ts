import type { Database } from '../models/store/database';
import type { GridLevel } from '../models/staff/grid';
import { touchDirectory } from '../models/office';
import { forgetCursors, ringAccount } from '../models/exchange/customer-accounts';
import { insert, isUniqueViolation, one, type Transaction } from '../models/store/transaction';
import { doorCode, sampleBoundary, sampleFirm, sampleStaff, sampleStreet } from './sample-street';

/** Puts the sample street into an empty database; false when there are grids already. */
export async function seedSampleStreet(database: Database, now: number): Promise<boolean> {
  try {
    return await seedOnce(database, now);
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}

function seedOnce(database: Database, now: number): Promise<boolean> {
  return database.write(async (tx) => {
    if (await one(tx, 'SELECT id FROM grid')) return false;
    // Unique: of two processes that start on one empty database, the second waits here and then fails.
    await insert(tx, 'setting', { name: 'sample street', value: String(now) });
    const nodes = await seedGrids(tx);
    await seedPlaces(tx, nodes);
    await seedGear(tx, nodes);
    await seedStaff(tx, nodes, now);
    await ringAccount(tx, sampleStreet.account.openKfId, null, now);
    await touchDirectory(tx);
    return true;
  });
}

/** A simulator knows nothing of what was read before; `own`: its page is ours, with a firm to play. */
export async function readyForSimulator(
  database: Database,
  office: { refresh(): Promise<unknown> },
  now: number,
  own: boolean,
): Promise<void> {
  if (own) await seedSampleFirm(database, now);
  if (own) await office.refresh();
  await database.write((tx) => forgetCursors(tx, now));
}

/** The firm of the simulator's page in the sample street, once; nothing in a street of one's own. */
function seedSampleFirm(database: Database, now: number): Promise<void> {
  return database.write(async (tx) => {
    const known = "SELECT id FROM setting WHERE name = 'sample firm'";
    if (!(await one(tx, "SELECT id FROM setting WHERE name = 'sample street'")) || (await one(tx, known)))
      return;
    const [community = '', name = ''] = sampleFirm.grid.split('/');
    const grid = await one<{ id: number; parentId: number }>(
      tx,
      'SELECT g.id, g.parentId FROM grid g JOIN grid c ON c.id = g.parentId WHERE g.name = ? AND c.name = ?',
      [name, community],
    );
    const street = await one<{ id: number }>(tx, "SELECT id FROM grid WHERE level = 'street' AND name = ?", [
      sampleStreet.name,
    ]);
    if (!grid || !street) return;
    await insert(tx, 'setting', { name: 'sample firm', value: String(now) });
    await seedFirm(tx, { gridId: grid.id, streetId: street.id }, now);
    await touchDirectory(tx);
  });
}

async function seedFirm(
  tx: Transaction,
  { gridId, streetId }: { gridId: number; streetId: number },
  now: number,
): Promise<void> {
  const { name, phone, template, code } = sampleFirm;
  const ownerId = await insert(tx, 'owner', { gridId: streetId, name, kind: 'holder', phone });
  const place = { kind: 'shop', name, number: null, units: 0, aliases: '五金厂', gridId, scene: null };
  const placeId = await insert(tx, 'place', { ...place, ownerKind: 'holder', ownerId });
  await insert(tx, 'inspection_place', { gridId, placeId, template, everyDays: null, addedAt: now });
  const codeHash = tx.vault.fingerprint(code);
  await insert(tx, 'outside_handler', { ownerId, codeHash, expiresAt: now + 3650 * DAY });
}
const DAY = 86_400_000;

/** '' the street, 幸福社区, 幸福社区/第2网格 → id. */
type Nodes = Map<string, number>;

async function seedGrids(tx: Transaction): Promise<Nodes> {
  const nodes: Nodes = new Map();
  const node = async (
    path: string,
    level: GridLevel,
    name: string,
    parent: string | null,
    more: { groupKey?: string; phone?: string; boundary?: string },
  ) => {
    const groupKey = more.groupKey === undefined ? null : tx.vault.seal(more.groupKey);
    const parentId = parent === null ? null : (nodes.get(parent) ?? null);
    nodes.set(
      path,
      await insert(tx, 'grid', {
        level,
        name,
        parentId,
        groupKey,
        phone: more.phone ?? null,
        boundary: more.boundary ?? null,
      }),
    );
  };
  await node('', 'street', sampleStreet.name, null, sampleStreet);
  let column = 0;
  for (const community of sampleStreet.communities) {
    await node(community.name, 'community', community.name, '', community);
    for (const grid of community.grids)
      await node(`${community.name}/${grid.name}`, 'grid', grid.name, community.name, {
        boundary: sampleBoundary(column++),
      });
  }
  return nodes;
}

async function seedPlaces(tx: Transaction, nodes: Nodes): Promise<void> {
  for (const community of sampleStreet.communities) {
    for (const grid of community.grids) {
      const gridId = nodes.get(`${community.name}/${grid.name}`) ?? 0;
      for (const building of grid.buildings) {
        await insert(tx, 'place', {
          kind: 'building',
          name: `${building}号楼`,
          number: String(building),
          units: sampleStreet.unitsPerBuilding,
          aliases: '',
          gridId,
          scene: doorCode(building),
        });
      }
    }
  }
  for (const { kind, name, aliases, grid } of sampleStreet.places) {
    await insert(tx, 'place', {
      kind,
      name,
      number: null,
      units: 0,
      aliases: aliases.join('\n'),
      gridId: nodes.get(grid) ?? 0,
      scene: null,
    });
  }
}

async function seedGear(tx: Transaction, nodes: Nodes): Promise<void> {
  const gridId = nodes.get(sampleStreet.communities[0].name) ?? 0;
  for (const gear of sampleStreet.gear) await insert(tx, 'gear', { gridId, ...gear });
}

async function seedStaff(tx: Transaction, nodes: Nodes, now: number): Promise<void> {
  const ids = new Map<string, number>();
  for (const { name, userId, roles } of sampleStaff) {
    const personId = await insert(tx, 'person', { name, createdAt: now });
    ids.set(name, personId);
    await insert(tx, 'identity', { personId, channel: 'app', account: '', externalId: userId });
    for (const { role, node, desk } of roles) {
      await insert(tx, 'role', { personId, gridId: nodes.get(node) ?? 0, role, desk: desk ?? null });
    }
  }
  const { head, ...committee } = sampleStreet.committee;
  await insert(tx, 'committee', {
    ...committee,
    gridId: nodes.get('') ?? 0,
    headId: ids.get(head) ?? null,
  });
  const chairId = ids.get('网格长丙') ?? 0;
  for (const community of sampleStreet.communities) {
    await insert(tx, 'meeting_series', {
      gridId: nodes.get(community.name) ?? 0,
      chairId,
      ...sampleStreet.meeting,
    });
  }
}
