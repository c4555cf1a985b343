import { Entity } from 'typeorm';
import type { Limit } from '../calendar';
import { categoryByCode, type LimitUnit } from '../category-table';
import { Id, Whole, Words } from '../store/columns';
import {
  detailOfRow,
  shippedDetail,
  type DetailQuestion,
  type OwnDetailQuestion,
} from '../tickets/detail-questions';
import type { Directory } from '../staff/directory';
import type { OwnerKind, Place } from '../staff/grid';
import type { ProofRule } from '../tickets/proof-rule';
import type { Reader } from '../store/transaction';

/** An office or firm that keeps places in order; `kind` says what it is to them. */
@Entity('owner')
export class Owner {
  @Id() id!: number;
  /** The street that knows it. */
  @Whole() gridId!: number;
  @Words(60) name!: string;
  @Words(16) kind!: OwnerKind;
  @Words(40, true) phone!: string | null;
}

/** 科室、工作组: a desk of a node; who works there are the roles with its name. */
@Entity('desk')
export class Desk {
  @Id() id!: number;
  @Whole() gridId!: number;
  @Words(40) name!: string;
  @Words(40, true) phone!: string | null;
}

/** Whose job it is, when it is no desk's: the grid's own people, or the owner of the place. */
export const MEMBER = '网格员';
export const OWNER = '管理主体';

/** category × owner → target; the row that says more wins: four digits before two, two before none. */
@Entity('routing_rule')
export class RoutingRule {
  @Id() id!: number;
  @Whole() gridId!: number;
  /** Four digits, a group's two, or empty for all. */
  @Words(4) category!: string;
  /** Empty for every owner. */
  @Words(16) ownerKind!: OwnerKind | '';
  /** MEMBER, OWNER, or a desk's name. */
  @Words(40) target!: string;
}

/** How long a category may take in this street, where it differs from the table. */
@Entity('category_limit')
export class CategoryLimit {
  @Id() id!: number;
  @Whole() gridId!: number;
  @Words(4) category!: string;
  /** Tenths of the unit: half an hour is 5 EH. */
  @Whole() tenths!: number;
  @Words(2) unit!: LimitUnit;
}

/** Whose job a problem is. */
export interface Charge {
  kind: OwnerKind | null;
  owner: Owner | null;
  /** MEMBER, OWNER, or a desk's name. */
  target: string;
}

/** What the streets agreed on: who owns what, who gets what, how long it may take, what 办结 brings, what is asked. Read often, kept in memory. */
export class Arrangement {
  private readonly ownerById: Map<number, Owner>;
  private readonly limitOf: Map<string, Limit>;
  private readonly ruleOf: Map<string, RoutingRule>;

  constructor(
    readonly owners: readonly Owner[] = [],
    readonly desks: readonly Desk[] = [],
    readonly rules: readonly RoutingRule[] = [],
    readonly limits: readonly CategoryLimit[] = [],
    readonly proofs: readonly ProofRule[] = [],
    readonly details: readonly OwnDetailQuestion[] = [],
  ) {
    this.ownerById = new Map(owners.map((owner) => [owner.id, owner]));
    this.limitOf = new Map(
      limits.map(({ gridId, category, tenths, unit }) => [
        `${gridId}|${category}`,
        { amount: tenths / 10, unit },
      ]),
    );
    this.ruleOf = new Map(rules.map((rule) => [keyOf(rule.gridId, rule.category, rule.ownerKind), rule]));
  }

  owner(id: number | null | undefined): Owner | null {
    return id === null || id === undefined ? null : (this.ownerById.get(id) ?? null);
  }

  /** The street's own limit, else that of the table; undefined for unknown categories. */
  limit(directory: Directory, gridId: number, category: string): Limit | undefined {
    if (this.limits.length > 0) {
      for (const { id } of directory.upwards(gridId)) {
        const own = this.limitOf.get(`${id}|${category}`);
        if (own) return own;
      }
    }
    return categoryByCode(category)?.handle;
  }

  /** What the nearest node asks for at 办结; of its rules the one that says more. Undefined: the table's own. */
  proof(directory: Directory, gridId: number, category: string): ProofRule | undefined {
    if (this.proofs.length === 0) return undefined;
    for (const { id } of directory.upwards(gridId)) {
      for (const part of [category, category.slice(0, 2), '']) {
        const rule = this.proofs.find((one) => one.gridId === id && one.category === part);
        if (rule) return rule;
      }
    }
    return undefined;
  }

  /** 补问 of the nearest node that says something about this kind, else the shipped one; undefined: nothing is asked. */
  detail(directory: Directory, gridId: number, category: string): DetailQuestion | undefined {
    for (const { id } of this.details.length > 0 ? directory.upwards(gridId) : []) {
      const own = this.details.find((one) => one.gridId === id && one.category === category);
      if (own) return own.question === '' ? undefined : detailOfRow(own);
    }
    return shippedDetail(category);
  }

  /** Who has to see to it: by the rule that says most, asked from the grid upwards; without one the grid's own people. */
  charge(directory: Directory, gridId: number, category: string, place: Place | undefined): Charge {
    const owner = this.owner(place?.ownerId);
    const kind = owner?.kind ?? place?.ownerKind ?? null;
    return { kind, owner, target: this.target(directory, gridId, category, kind) };
  }

  private target(directory: Directory, gridId: number, category: string, kind: OwnerKind | null): string {
    if (this.rules.length === 0) return MEMBER;
    for (const { id } of directory.upwards(gridId)) {
      for (const part of [category, category.slice(0, 2), '']) {
        const rule = this.ruleOf.get(keyOf(id, part, kind ?? '')) ?? this.ruleOf.get(keyOf(id, part, ''));
        if (rule) return rule.target;
      }
    }
    return MEMBER;
  }
}

const keyOf = (gridId: number, category: string, kind: string): string => `${gridId}|${category}|${kind}`;

export async function loadArrangement(reader: Reader): Promise<Arrangement> {
  const [owners, desks, rules, limits, proofs, details] = await Promise.all([
    reader.rows<Owner>('SELECT * FROM owner ORDER BY id'),
    reader.rows<Desk>('SELECT * FROM desk ORDER BY id'),
    reader.rows<RoutingRule>('SELECT * FROM routing_rule ORDER BY id'),
    reader.rows<CategoryLimit>('SELECT * FROM category_limit ORDER BY id'),
    reader.rows<ProofRule>('SELECT * FROM proof_rule ORDER BY id'),
    reader.rows<OwnDetailQuestion>('SELECT * FROM detail_question ORDER BY id'),
  ]);
  return new Arrangement(owners, desks, rules, limits, proofs, details);
}
