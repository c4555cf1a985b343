import { ownerKindWords, placeKindWords } from '../../notices/staff/organisation-words';
import { fault, Once, word } from './cells';
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
      row: filled.row,
    };
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
  // Whether it is one of this street's is looked at when the street is known (check-street.ts).
  const owner = owners.find((one) => one.name === name) ?? known.owners.find((one) => one.name === name);
  if (owner !== undefined && given !== null && given !== owner.kind)
    fault(faults, filled, 'owner_kind', {
      value: name,
      kind: ownerKindWords[owner.kind][0] ?? '',
      given: ownerKindWords[given][0] ?? '',
    });
  return { owner: name, ownerKind: owner?.kind ?? given };
}
