import type { Grid, GridLevel, Place } from './grid';
import type { ChannelName, Identity, Person, Role, RoleName } from './person';

/** 代班: on that day one stands in for another, within whatever roles the other holds. */
export interface StandIn {
  personId: number;
  delegateId: number;
}

export interface Staff {
  id: number;
  name: string;
  roles: readonly Role[];
}
export interface Address {
  channel: ChannelName;
  account: string;
  externalId: string;
}

/** The street as it stands: grids, places, staff. Small, read often, changed seldom: kept in memory. */
export class Directory {
  private readonly gridById: Map<number, Grid>;
  private readonly staffById = new Map<number, Staff>();
  private readonly addressOf = new Map<number, Address>();
  private readonly placeById: Map<number, Place>;
  private readonly rolesAt = new Map<number, Role[]>();
  private readonly idByUser = new Map<string, number>();
  private readonly delegateOf: ReadonlyMap<number, number>;
  /** As they hold today: who is away and has a stand-in is reached through him. */
  readonly roles: readonly Role[];

  constructor(
    readonly grids: readonly Grid[],
    readonly places: readonly Place[],
    persons: readonly Person[],
    identities: readonly Identity[],
    ownRoles: readonly Role[],
    standIns: readonly StandIn[] = [],
  ) {
    this.delegateOf = new Map(standIns.map(({ personId, delegateId }) => [personId, delegateId]));
    const roles = ownRoles.map((role) => {
      const acting = this.actingFor(role.personId);
      return acting === role.personId
        ? role
        : Object.assign({}, role, { personId: acting, heldFor: role.personId });
    });
    this.roles = roles;
    this.gridById = new Map(grids.map((grid) => [grid.id, grid]));
    this.placeById = new Map(places.map((place) => [place.id, place]));
    for (const { id, name } of persons) {
      this.staffById.set(id, {
        id,
        name:
          name ??
          (roles.some(({ personId, role }) => personId === id && role !== 'building_head')
            ? '工作人员'
            : '楼栋长'),
        // He keeps his own rights while he is away; the stand-in has them besides his own.
        roles: [...new Set([...ownRoles, ...roles])].filter((role) => role.personId === id),
      });
    }
    for (const { personId, channel, account, externalId } of identities) {
      this.addressOf.set(personId, { channel, account, externalId });
      this.idByUser.set(externalId.toLowerCase(), personId);
    }
    for (const role of roles) this.rolesAt.set(role.gridId, [...(this.rolesAt.get(role.gridId) ?? []), role]);
  }

  /** Everybody with a role. */
  colleagues(): Staff[] {
    return [...this.staffById.values()].filter(({ id }) => this.isStaff(id));
  }

  /** Who acts for him today: himself, or his stand-in (or that one's). */
  actingFor(personId: number): number {
    let acting = personId;
    for (let steps = 0; steps < 5; steps++) acting = this.delegateOf.get(acting) ?? acting;
    return acting;
  }

  /** Whose work is his today: his own, and that of those he stands in for. */
  inPlaceOf(personId: number): number[] {
    const absent = [...this.delegateOf.keys()].filter((id) => this.actingFor(id) === personId);
    return [...new Set([personId, ...absent])];
  }

  get empty(): boolean {
    return this.grids.length === 0;
  }

  grid(id: number): Grid | undefined {
    return this.gridById.get(id);
  }

  place(id: number | null): Place | undefined {
    return id === null ? undefined : this.placeById.get(id);
  }

  placeByScene(scene: string): Place | undefined {
    return this.places.find((place) => place.scene === scene);
  }

  staff(id: number | null): Staff | undefined {
    return id === null ? undefined : this.staffById.get(id);
  }

  /** userid of a member of staff in the app. */
  address(personId: number): Address | undefined {
    return this.addressOf.get(personId);
  }

  /** The member of staff behind a userid; WeCom lower-cases ids in its answers, so case does not count. */
  personOf(userId: string): number | undefined {
    return this.idByUser.get(userId.toLowerCase());
  }

  /** The node itself and everything above it, nearest first. */
  upwards(gridId: number): Grid[] {
    const way: Grid[] = [];
    for (let grid = this.gridById.get(gridId); grid; grid = this.gridById.get(grid.parentId ?? 0))
      way.push(grid);
    return way;
  }

  /** The node of that level which `gridId` belongs to. */
  above(gridId: number, level: GridLevel): Grid | undefined {
    return this.upwards(gridId).find((grid) => grid.level === level);
  }

  /** Ids of the node and all below it. */
  below(gridId: number): number[] {
    const ids = [gridId];
    for (const id of ids)
      ids.push(...this.grids.filter((grid) => grid.parentId === id).map((grid) => grid.id));
    return ids;
  }

  /** Who holds `role` exactly at this node. */
  holders(gridId: number, role: RoleName): Staff[] {
    const ids = (this.rolesAt.get(gridId) ?? [])
      .filter((held) => held.role === role)
      .map((held) => held.personId);
    return [...new Set(ids)].flatMap((id) => this.staffById.get(id) ?? []);
  }

  /** Who holds `role` at the nearest node on the way up. */
  nearest(gridId: number, role: RoleName): Staff[] {
    for (const grid of this.upwards(gridId)) {
      const found = this.holders(grid.id, role);
      if (found.length > 0) return found;
    }
    return [];
  }

  /**
   * Who looks at a matter that passes by somebody: at the nearest node that has any, the leader, or who leads the
   * office, but for those it is about.
   */
  beyond(
    gridId: number,
    { aboutId, aboutDesk }: { aboutId: number | null; aboutDesk: string | null },
  ): Staff[] {
    const concerned = ({ personId, heldFor, desk }: Role): boolean =>
      personId === aboutId || heldFor === aboutId || (desk !== null && desk === aboutDesk);
    for (const grid of this.upwards(gridId)) {
      for (const role of ['leader', 'official', 'dispatcher'] as const) {
        const held = (this.rolesAt.get(grid.id) ?? []).filter((one) => one.role === role && !concerned(one));
        const ids = new Set(held.map(({ personId }) => personId));
        if (ids.size > 0) return [...ids].flatMap((id) => this.staffById.get(id) ?? []);
      }
    }
    return [];
  }

  /** Who looks at a new ticket of the grid: its members, else its leader. */
  responsible(gridId: number): Staff[] {
    const members = this.holders(gridId, 'member');
    return members.length > 0 ? members : this.nearest(gridId, 'leader');
  }

  withRole(role: RoleName): Role[] {
    return this.roles.filter((held) => held.role === role);
  }

  has(personId: number, role: RoleName): boolean {
    return this.staffById.get(personId)?.roles.some((held) => held.role === role) ?? false;
  }

  /** Places of the buildings the person is head of. */
  buildingsOf(personId: number): number[] {
    const roles = this.staffById.get(personId)?.roles ?? [];
    return roles.flatMap(({ role, placeId }) => (role === 'building_head' ? (placeId ?? []) : []));
  }

  /** A building head is a resident who helps. */
  isStaff(personId: number): boolean {
    return this.staffById.get(personId)?.roles.some(({ role }) => role !== 'building_head') ?? false;
  }

  /** Where a report with no known place goes: the member's own grid, else the whole street of his roles, else the first. */
  defaultGrid(personId: number): number | undefined {
    const roles = this.staffById.get(personId)?.roles ?? [];
    const own = roles.find((held) => held.role === 'member');
    return own?.gridId ?? this.streetOf(roles[0]?.gridId);
  }

  /** Where somebody belongs who has not said it: his place, else what his customer service account serves, else as above. */
  homeGrid({
    id,
    placeId,
    accountGridId,
  }: Pick<Person, 'id' | 'placeId' | 'accountGridId'>): number | undefined {
    return this.place(placeId)?.gridId ?? accountGridId ?? this.defaultGrid(id);
  }

  /** The street a node lies in, or the node at the top; of no node the first there is. */
  streetOf(gridId: number | undefined): number | undefined {
    const above = gridId === undefined ? [] : this.upwards(gridId);
    const street = above.find(({ level }) => level === 'street') ?? above.at(-1);
    return (street ?? this.grids.find((grid) => grid.parentId === null))?.id;
  }
}
