import { Entity } from 'typeorm';
import { Flag, Id, LongText, Whole, Words } from '../store/columns';

export type GridLevel = 'district' | 'street' | 'community' | 'grid' | 'cell';

/** 网格: a node of the tree 区 → 街道 → 社区 → 网格 → 微网格. */
@Entity('grid')
export class Grid {
  @Id() id!: number;
  @Words(16) level!: GridLevel;
  @Words(60) name!: string;
  @Whole(true) parentId!: number | null;
  /** Webhook key of the node's work group, sealed; null = no group. */
  @LongText(true) groupKey!: string | null;
  /** 居民可拨打的电话. */
  @Words(40, true) phone!: string | null;
  /** GeoJSON Polygon or MultiPolygon, WGS-84; null = not drawn. */
  @LongText(true) boundary!: string | null;
}

export type PlaceKind =
  'building' | 'road' | 'crossing' | 'square' | 'landmark' | 'estate' | 'school' | 'shop';

/** 管理主体: property firm, owner of the building, city's own power and water, the community itself, nobody. */
const ownerKinds = ['property', 'holder', 'utility', 'community', 'nobody'] as const;
export type OwnerKind = (typeof ownerKinds)[number];

/** 地点: a building, road, crossing or square; its grid decides who looks after it. */
@Entity('place')
export class Place {
  @Id() id!: number;
  @Words(16) kind!: PlaceKind;
  /** As people say it: 3号楼, 幸福路与中山路口. */
  @Words(80) name!: string;
  /** Building number without 号楼: `3`, `C10`; null for other places. */
  @Words(16, true) number!: string | null;
  @Whole() units!: number;
  /** Other names, one a line. */
  @LongText() aliases!: string;
  @Whole() gridId!: number;
  /** The code on the door (kf scene, ≤ 32 bytes of 0-9a-zA-Z_-); unique. */
  @Words(32, true) scene!: string | null;
  /** 管理主体; null = nobody has said yet. */
  @Words(16, true) ownerKind!: OwnerKind | null;
  /** The office or firm behind it, where one is known. */
  @Whole(true) ownerId!: number | null;
}

/** A day whose working state differs from the national calendar: the office's own holiday or make-up day. */
@Entity('calendar_day')
export class CalendarDay {
  @Id() id!: number;
  @Words(10) day!: string;
  @Flag() working!: boolean;
  @Words(60) name!: string;
}
