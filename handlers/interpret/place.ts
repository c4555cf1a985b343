import { addressOf, partOf } from './address';
import { resolvePlace } from './directory';
import { namesOf } from './names';
import type { Known, PlacePart, PlaceParts } from './types';

export interface PlaceReading {
  place: PlaceParts;
  placeId?: number;
  placeCertain: boolean;
  placeText: string;
  placeCandidates?: { id: number; name: string }[];
  /** Character ranges of the text that belong to the place. */
  spans: { start: number; end: number }[];
}

function first(part: PlacePart): string | undefined {
  return (Array.isArray(part) ? part[0] : part) ?? undefined;
}

function withWord(part: PlacePart, word: string): string {
  if (part === null) return '';
  const values = Array.isArray(part) ? part : [part];
  return values.map((value) => (/[层楼]$/.test(value) ? value : value + word)).join('、');
}

const besides =
  /^(?:的)?(门口|后面|前面|旁边|楼下|楼顶|对面|楼后|楼前|东侧|西侧|南侧|北侧|东头|西头|后|前|附近|东边|西边|南边|北边|地下车库|车库|天台|顶楼|围墙外|之间|中间)/;

/** Behind a name only whole words are believed: 广场前 may go on as 广场前天. */
const besidesName =
  /^(?:的)?(门口|后面|前面|旁边|对面|对过|东侧|西侧|南侧|北侧|附近|东边|西边|南边|北边|围墙外)/;

function besideName(text: string, names: readonly string[]): string {
  for (const name of names) {
    const at = text.indexOf(name);
    if (at >= 0) return besidesName.exec(text.slice(at + name.length))?.[1] ?? '';
  }
  return '';
}

/** For people: 3号楼2单元, 3号楼门口, 幸福路与中山路口. */
function textOf(
  place: PlaceParts,
  buildingName: string | undefined,
  placeName: string | undefined,
  beside: string,
): string {
  if (placeName !== undefined) return placeName;
  if (place.building !== null) {
    const building =
      buildingName ??
      (Array.isArray(place.building) || /\d/.test(place.building)
        ? withWord(place.building, '号楼')
        : `${place.building}栋`);
    return (
      building +
      withWord(place.unit, '单元') +
      withWord(place.floor, '楼') +
      withWord(place.room, '室') +
      beside
    );
  }
  return [place.community, place.road, place.landmark].find((part) => part !== null) ?? '';
}

/** 我住3号楼，6号楼楼下…: where somebody lives is no place of the matter when it has one of its own. */
const home =
  /(?:我们?|俺|本人)(?:家)?(?:就)?(?:住|是|住在|家在|在)\d{1,3}(?:号楼|[栋幢座号])(?:\d单元)?(?:\d{3,4}室?)?的?(?:业主|住户|居民)?[，,。\s]/;
const building = /\d(?:号楼|[栋幢座])/;
function withoutHome(text: string): string {
  const [said = ''] = /住|我是|家在|我家/.test(text) ? (home.exec(text) ?? []) : [];
  if (said === '') return text;
  const left = text.replace(said, '，'.repeat(said.length));
  return building.test(left) ? left : text;
}

/** The place a normalised text names, looked up in the street's directory when there is one. */
export function placeOf(words: string, known: Known): PlaceReading {
  const text = withoutHome(words);
  const address = addressOf(text);
  const names = namesOf(text);
  const stated = partOf(address.building);
  const found = resolvePlace(text, first(stated), known);
  const aliased = stated === null ? (found.building?.number ?? null) : stated;
  // The scanned door counts only while the text names no other place of its own.
  const elsewhere =
    found.place ?? names.road ?? /[东西南北正后]门|广场|公园|市场|学校/.exec(names.landmark ?? '');
  const scanned = aliased === null && !elsewhere ? (known.scannedBuilding ?? null) : null;
  const building = aliased ?? scanned;
  const byScan = scanned === null ? undefined : resolvePlace('', scanned, known).building;
  const place: PlaceParts = {
    community: found.community ?? names.community,
    building,
    unit: partOf(address.unit),
    floor: partOf(address.floor),
    room: partOf(address.room),
    road: names.road,
    landmark: names.landmark,
  };
  const row = found.building ?? found.place ?? byScan;
  const lastSpan = address.spans.at(-1);
  const beside = lastSpan ? (besides.exec(text.slice(lastSpan.end))?.[1] ?? '') : '';
  const unitFits =
    !found.building || place.unit === null || !(Number(first(place.unit)) > found.building.units);
  const single = !Array.isArray(place.building);
  return {
    place,
    ...(row && single && { placeId: row.id }),
    placeCertain:
      (known.directory ? found.certain : stated !== null || /与.*口$/.test(names.road ?? '')) &&
      unitFits &&
      single,
    placeText: textOf(
      place,
      single ? (found.building ?? byScan)?.name : undefined,
      found.place && found.place.name + besideName(text, [found.place.name, ...found.place.aliases]),
      beside,
    ),
    ...(found.candidates.length > 1 && !row && { placeCandidates: choicesOf(found.candidates) }),
    spans: address.spans,
  };
}

/** Names that tell the candidates apart: 3号楼 of two communities gets the community before it. */
function choicesOf(
  candidates: readonly { id: number; name: string; community: string }[],
): { id: number; name: string }[] {
  const names = candidates.map(({ name }) => name);
  return candidates.slice(0, mostChoices).map(({ id, name, community }) => ({
    id,
    name: names.filter((other) => other === name).length > 1 ? `${community}${name}` : name,
  }));
}

const mostChoices = 5;
