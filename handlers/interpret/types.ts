import type { SaidTime } from './time';

export type { SaidTime };

/** What the street knows of its own places; built from the database by the caller. */
export interface Directory {
  buildings: DirectoryBuilding[];
  places: DirectoryPlace[];
  communities: string[];
}

export interface DirectoryBuilding {
  id: number;
  /** For people: "3号楼". */
  name: string;
  /** Bare: "3", "C10". */
  number: string;
  aliases: string[];
  community: string;
  units: number;
}

export interface DirectoryPlace {
  id: number;
  /** "幸福路与中山路口". */
  name: string;
  aliases: string[];
  community: string;
  kind: 'road' | 'crossing' | 'square' | 'landmark' | 'estate' | 'school' | 'shop';
}

/** What is known besides the words. Everything is optional: `interpret` runs without. */
export interface Known {
  directory?: Directory;
  /** Bare number of the building whose code was scanned: "3". */
  scannedBuilding?: string;
  community?: string;
  grid?: string;
  /** What staff corrections taught; its labels are category codes. */
  weights?: Teacher;
}

/** What lessons say about a text; `Learner` is one. */
export interface Teacher {
  judge(text: string): Judgement[];
}

export interface Judgement {
  label: string;
  /** Share of the evidence among the labels known, 0..1. */
  share: number;
  /** Share of the text's sequences of two and three that lessons of this label hold, 0..1. */
  coverage: number;
}

export type Intent = 'report' | 'question' | 'suggestion' | 'dispute' | 'emergency' | 'other';
export type SmallTalk =
  | 'greeting'
  | 'who'
  | 'thanks'
  | 'bye'
  | 'sticker'
  | 'yes'
  | 'no'
  /** Somebody of theirs died. */
  | 'loss'
  /** They are ill, or at the end of their strength. */
  | 'trouble'
  | 'anger'
  /** They cannot type. */
  | 'typing'
  /** A joke, the weather. */
  | 'chat';
export type Urgency = 'normal' | 'urgent' | 'emergency';
export type Nature = '咨询' | '求助' | '投诉' | '举报' | '建议' | '表扬';

/** One value bare ("3", "C10"), a list when several are named, null when none is. */
export type PlacePart = string | string[] | null;

export interface PlaceParts {
  community: string | null;
  building: PlacePart;
  unit: PlacePart;
  floor: PlacePart;
  room: PlacePart;
  road: string | null;
  landmark: string | null;
}

export interface Quantity {
  item: string;
  amount: number;
  unit: string;
  approximate?: boolean;
}

export interface Candidate {
  category: string;
  name: string;
  /** Share of the evidence, 0..1. */
  score: number;
}

export interface Interpretation {
  /** `other` includes small talk. */
  intent: Intent;
  smallTalk?: SmallTalk;
  /** A matter was told, and this beside it. */
  feeling?: 'loss' | 'trouble' | 'anger';
  /** Four digits or `NONE`. */
  category: string;
  categoryName: string;
  /** At most three, best first. */
  top3: Candidate[];
  /** 0..1 */
  confidence: number;
  /** High enough to file without asking. */
  categoryCertain: boolean;
  urgency: Urgency;
  urgencyReason?: string;
  /** `110`, `119`, `120`: what to dial first, most fitting first. */
  emergencyNumbers?: string[];
  place: PlaceParts;
  /** Row of the directory, when exactly one fits. */
  placeId?: number;
  /** Stated in the text itself and, when there is a directory, found there exactly once. */
  placeCertain: boolean;
  /** For people: "3号楼2单元"; empty when no place is known. */
  placeText: string;
  /** More than one row of the directory fits, at most five: to be asked. */
  placeCandidates?: { id: number; name: string }[];
  /** When, as it was said; null when nothing was. */
  time: SaidTime | null;
  quantities: Quantity[];
  /** The message split into problems; one element normally. */
  problems: string[];
  /** The problem in at most 16 characters, from the text where possible, without the place. */
  subject: string;
  nature: Nature;
  /** Which words led to it. */
  explain: string[];
}
