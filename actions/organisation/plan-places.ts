import { ownerKindWords, placeKindWords } from '../../notices/organisation-words';
import { fault, Once, word } from './cells';
import { idsBelow } from './known';
import type { OwnerPlan, PlacePlan, Reading } from './plan-types';
import type { FilledRow } from './sheets';

export function readOwners({ sheets, faults }: Reading): OwnerPlan[] {
  const once = new Once(faults);
  return sheets.rows.owners.flatMap((filled) => {
    const { name = '', phone = '' } = filled.cells;
    const kind = word(faults, filled, ['kind', '类型'], ownerKindWords);
    if (name === '' || kind === undefined || !once.first(filled, name)) return [];
    return [{ name, kind, phone: phone || null }];
  });
}

const SCENE = /^[0-9a-zA-Z_-]{1,32}$/;

export function readPlaces(reading: Reading, owners: readonly OwnerPlan[]): PlacePlan[] {
  const { sheets, faults, book } = reading;
  const once = new Once(faults);
  const scenes = new Once(faults);
  return sheets.rows.places.flatMap((filled) => {
    const { name = '', number = '', aliases = '', scene = '' } = filled.cells;
    const node = book.resolve(filled, filled.cells['grid'] ?? '');
    const kind = word(faults, filled, ['kind', '类型'], placeKindWords) ?? kindOfName(name);
    const units = unitsOf(reading, filled);
    const owned = ownerOf(reading, filled, owners);
    if (scene !== '' && !SCENE.test(scene)) fault(faults, filled, 'bad_scene', { value: scene });
    if (scene !== '') scenes.first(filled, `门码 ${scene}`);
    if (name === '' || node === null || !once.first(filled, `${node}/${name}`)) return [];
    const plan: PlacePlan = {
      name,
      kind,
      node,
      number: kind === 'building' ? number || numberOf(name) : null,
      units,
      aliases: aliases
        .split(/[、，,;；\n]+/)
        .map((alias) => alias.trim())
        .filter(Boolean)
        .join('\n'),
      ...owned,
      scene: scene || null,
    };
    checkScene(reading, filled, plan);
    return [plan];
  });
}

/** 3号楼, C10栋: what has a building's number is one. */
const BUILDING = /^([0-9A-Za-z一二三四五六七八九十]{1,8})(?:号楼|栋|幢|座|号)$/;
const kindOfName = (name: string): PlacePlan['kind'] =>
  BUILDING.test(name)
    ? 'building'
    : name.endsWith('路口')
      ? 'crossing'
      : /(路|街|巷)$/.test(name)
        ? 'road'
        : 'landmark';
const numberOf = (name: string): string | null => BUILDING.exec(name)?.[1] ?? null;

const MOST_UNITS = 99;

function unitsOf({ faults }: Reading, filled: FilledRow): number {
  const words = filled.cells['units'] ?? '';
  const units = words === '' ? 0 : Number(words);
  if (Number.isInteger(units) && units >= 0 && units <= MOST_UNITS) return units;
  fault(faults, filled, 'not_a_number', { column: '单元数', value: words, hint: '（0 到 99）' });
  return 0;
}

function ownerOf(
  { known, faults }: Reading,
  filled: FilledRow,
  owners: readonly OwnerPlan[],
): Pick<PlacePlan, 'owner' | 'ownerKind'> {
  const given = word(faults, filled, ['ownerKind', '管理主体'], ownerKindWords) ?? null;
  const name = filled.cells['owner'] ?? '';
  if (name === '') return { owner: null, ownerKind: given };
  const owner = owners.find((one) => one.name === name) ?? known.owners.find((one) => one.name === name);
  if (owner === undefined) fault(faults, filled, 'unknown_owner', { value: name });
  else if (given !== null && given !== owner.kind)
    fault(faults, filled, 'owner_kind', {
      value: name,
      kind: ownerKindWords[owner.kind][0] ?? '',
      given: ownerKindWords[given][0] ?? '',
    });
  return { owner: name, ownerKind: owner?.kind ?? given };
}

/** A code that hangs on the door of another place would send people there. */
function checkScene({ known, faults, book }: Reading, filled: FilledRow, plan: PlacePlan): void {
  const other = plan.scene === null ? undefined : known.places.find(({ scene }) => scene === plan.scene);
  if (other === undefined || other.name === plan.name) return;
  const top = [...book.plans.values()].find(({ parent }) => parent === null)?.path;
  const street = top === undefined ? undefined : known.byPath.get(top);
  const own = street !== undefined && idsBelow(known.grids, street.id).has(other.gridId);
  // In one's own street the code stays with its place, which has got another name.
  if (!own) fault(faults, filled, 'scene_taken', { value: plan.scene ?? '', other: other.name });
}
