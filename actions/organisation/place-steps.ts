import type { Place } from '../../models/staff/grid';
import { insert } from '../../models/store/transaction';
import { levelWords, ownerKindWords, placeKindWords } from '../../notices/staff/organisation-words';
import { idsBelow, type Known } from './known';
import type { Plan, PlacePlan } from './plan-types';
import { differences, kept, must, near, type Step } from './step';

export function nodeSteps({ nodes, lacking }: Plan, { byPath }: Known): Step[] {
  // A node is written after the one above it.
  const ordered = nodes.toSorted((a, b) => a.path.split('/').length - b.path.split('/').length);
  return ordered.flatMap(({ path, parent, name, level, phone, boundary, described }): Step[] => {
    const there = byPath.get(path);
    const row = kept({ level, phone, boundary }, there ?? {}, lacking.get('grids'));
    if (!there)
      return [
        {
          sheet: '网格',
          kind: 'new',
          what: near(path),
          write: async (tx, { nodes: ids }) => {
            const parentId = parent === null ? null : must(ids, parent);
            ids.set(path, await insert(tx, 'grid', { name, parentId, groupKey: null, ...row }));
          },
        },
      ];
    const details = differences([
      ['层级', levelWords[there.level][0], levelWords[level][0]],
      ['电话', there.phone, row.phone],
      ['边界', there.boundary, row.boundary],
    ]);
    if (!described || details.length === 0) return [];
    return [
      {
        sheet: '网格',
        kind: 'changed',
        what: near(path),
        details,
        write: (tx) =>
          tx.run('UPDATE grid SET level = ?, phone = ?, boundary = ? WHERE id = ?', [
            row.level,
            row.phone,
            row.boundary,
            there.id,
          ]),
      },
    ];
  });
}

/**
 * The street the file is about: the node whose owners, rules and limits are written. An administrator's is the node he
 * administers (`within`), though the file name a part of it alone.
 */
export function topOf({ nodes, staff, places }: Plan, known: Known, within: string | null): string | null {
  if (within !== null && known.byPath.get(within)?.level !== 'district') return within;
  const own = nodes.find(({ parent }) => parent === null || !nodes.some((node) => node.path === parent));
  const used = own?.path ?? staff[0]?.node ?? places[0]?.node;
  const roots = known.grids.filter(({ parentId }) => parentId === null);
  if (used === undefined) return roots.length === 1 ? (known.pathOf.get(roots[0]?.id ?? 0) ?? null) : null;
  // A district above is another office's; the street is the first node below it.
  const parts = used.split('/');
  const district = known.byPath.get(parts[0] ?? '')?.level === 'district';
  return parts.slice(0, district && parts.length > 1 ? 2 : 1).join('/');
}

export function ownerSteps({ owners, lacking }: Plan, known: Known, top: string | null): Step[] {
  return owners.flatMap(({ name, kind, ...plan }): Step[] => {
    const there = known.owners.find((owner) => owner.name === name && known.pathOf.get(owner.gridId) === top);
    const { phone } = kept(plan, there ?? {}, lacking.get('owners'));
    if (!there)
      return [
        {
          sheet: '单位',
          kind: 'new',
          what: name,
          write: async (tx, { owners: ids, nodes }) => {
            ids.set(name, await insert(tx, 'owner', { gridId: must(nodes, top ?? ''), name, kind, phone }));
          },
        },
      ];
    const details = differences([
      ['类型', ownerKindWords[there.kind][0], ownerKindWords[kind][0]],
      ['电话', there.phone, phone],
    ]);
    if (details.length === 0) return [];
    const values = [kind, phone, there.id];
    return [
      {
        sheet: '单位',
        kind: 'changed',
        what: name,
        details,
        write: (tx) => tx.run('UPDATE owner SET kind = ?, phone = ? WHERE id = ?', values),
      },
    ];
  });
}

export function placeSteps({ places, lacking }: Plan, known: Known, top: string | null): Step[] {
  const street = known.byPath.get(top ?? '');
  const own = street === undefined ? new Set<number>() : idsBelow(known.grids, street.id);
  const there = known.places.filter(({ gridId }) => own.has(gridId));
  return places.flatMap((asWritten): Step[] => {
    const place = samePlace(there, asWritten, known);
    const what = `${near(asWritten.node)} ${asWritten.name}`;
    if (!place)
      return [{ sheet: '地点', kind: 'new', what, write: (tx, written) => addPlace(tx, asWritten, written) }];
    const plan = keptPlace(asWritten, place, known, lacking.get('places'));
    const details = placeDifferences(place, plan, known);
    if (details.length === 0) return [];
    return [
      {
        sheet: '地点',
        kind: 'changed',
        what,
        details,
        write: (tx, { nodes, owners }) => {
          const row = { ...rowOf(plan, nodes, owners), scene: plan.scene ?? place.scene };
          const sets = Object.keys(row).map((column) => `${column} = ?`);
          return tx.run(`UPDATE place SET ${sets.join(', ')} WHERE id = ?`, [
            ...Object.values(row),
            place.id,
          ]);
        },
      },
    ];
  });
}

/** An owner stays with his place unless the file says that it is another kind's. */
function keptPlace(
  plan: PlacePlan,
  place: Place,
  known: Known,
  lacking: ReadonlySet<string> | undefined,
): PlacePlan {
  const { kind, number, units, aliases, ownerKind } = place;
  const owner = known.owners.find(({ id }) => id === place.ownerId)?.name ?? null;
  const merged = kept(plan, { kind, number, units, aliases, ownerKind, owner }, lacking);
  if (lacking?.has('owner') !== true)
    return plan.owner === null ? merged : { ...merged, ownerKind: plan.ownerKind };
  return merged.ownerKind === ownerKind ? merged : { ...merged, owner: null };
}

/** By its code, then by grid and name; a name that is there once in the community has moved to another grid. */
function samePlace(there: readonly Place[], plan: PlacePlan, { pathOf }: Known): Place | undefined {
  const byScene = plan.scene === null ? undefined : there.find(({ scene }) => scene === plan.scene);
  if (byScene) return byScene;
  const named = there.filter(({ name }) => name === plan.name);
  const exact = named.find(({ gridId }) => pathOf.get(gridId) === plan.node);
  if (exact) return exact;
  const above = plan.node.slice(0, plan.node.lastIndexOf('/'));
  const moved = named.filter(({ gridId }) => (pathOf.get(gridId) ?? '').startsWith(`${above}/`));
  return moved.length === 1 && plan.scene === null ? moved[0] : undefined;
}

function placeDifferences(place: Place, plan: PlacePlan, known: Known): string[] {
  const owner = known.owners.find(({ id }) => id === place.ownerId)?.name ?? null;
  const kindWord = (kind: Place['ownerKind']): string =>
    kind === null ? '' : (ownerKindWords[kind][0] ?? '');
  return differences([
    ['名称', place.name, plan.name],
    ['类型', placeKindWords[place.kind][0], placeKindWords[plan.kind][0]],
    ['网格', near(known.pathOf.get(place.gridId) ?? ''), near(plan.node)],
    ['楼号', place.number, plan.number],
    ['单元数', String(place.units), String(plan.units)],
    ['别名', place.aliases, plan.aliases],
    ['管理主体', kindWord(place.ownerKind), kindWord(plan.ownerKind)],
    ['责任单位', owner, plan.owner],
    ['门码', place.scene, plan.scene ?? place.scene],
  ]);
}

const rowOf = (plan: PlacePlan, nodes: ReadonlyMap<string, number>, owners: ReadonlyMap<string, number>) => ({
  kind: plan.kind,
  name: plan.name,
  number: plan.number,
  units: plan.units,
  aliases: plan.aliases,
  gridId: must(nodes, plan.node),
  ownerKind: plan.ownerKind,
  ownerId: plan.owner === null ? null : must(owners, plan.owner),
});

/** A building without a code gets one, so that its poster can be printed. */
async function addPlace(
  tx: Parameters<Step['write']>[0],
  plan: PlacePlan,
  { nodes, owners }: Parameters<Step['write']>[1],
): Promise<void> {
  const id = await insert(tx, 'place', { ...rowOf(plan, nodes, owners), scene: plan.scene });
  if (plan.scene === null && plan.kind === 'building')
    await tx.run('UPDATE place SET scene = ? WHERE id = ?', [`p-${id}`, id]);
}
