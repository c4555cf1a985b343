import type { Directory } from './directory';
import type { Role, RoleName } from './person';
import type { Ticket } from '../tickets/ticket';
import { passes } from '../tickets/travel';
import { transitions, type Relation, type TransitionName } from '../tickets/workflow';

/** Roles that are something to every ticket below their node. The administrator configures and reads no cases. */
const REACHING = ['member', 'leader', 'dispatcher', 'community_staff', 'patron', 'official'] as const;
const reaching = new Set<RoleName>(REACHING);

/**
 * What a person is to a ticket. Roles reach down the grid tree: a leader of the community leads its grids. Who stands
 * in for somebody is to his tickets what he was; whom a complaint is about is nothing to it.
 */
export function relationsTo(directory: Directory, personId: number | null, ticket: Ticket): Set<Relation> {
  if (personId === null) return new Set(['system']);
  const relations = new Set<Relation>();
  if (ticket.reporterId === personId) relations.add('reporter');
  if (isAbout(ticket, { personId })) return relations;
  if (ticket.handlerId !== null && handles(directory, personId, ticket.handlerId)) relations.add('handler');
  const above = new Set(directory.upwards(ticket.gridId).map((grid) => grid.id));
  for (const held of directory.staff(personId)?.roles ?? []) {
    if (!isAbout(ticket, held)) addRelation(relations, held, ticket, above);
  }
  return relations;
}

const handles = (directory: Directory, personId: number, handlerId: number): boolean =>
  handlerId === personId || directory.actingFor(handlerId) === personId;

/** Is this person, or the one whose role he holds, or his desk, what the complaint is about? */
const isAbout = (
  { aboutId, aboutDesk }: Ticket,
  { personId, heldFor, desk }: Pick<Role, 'personId'> & Partial<Role>,
): boolean =>
  (aboutId !== null && (aboutId === personId || aboutId === heldFor)) ||
  (aboutDesk !== null && aboutDesk === desk);

function addRelation(
  relations: Set<Relation>,
  { role, gridId, desk, placeId }: Role,
  ticket: Ticket,
  above: ReadonlySet<number>,
): void {
  if (role === 'building_head') {
    if (placeId !== null && placeId === ticket.placeId && passes(ticket, 'building')) relations.add(role);
    return;
  }
  if (!above.has(gridId)) return;
  if (role === 'desk' || role === 'desk_lead') {
    if (desk === null || desk !== ticket.desk) return;
    relations.add('desk');
    relations.add(role);
  } else if (reaching.has(role)) relations.add(role as Relation);
}

/** Of these tickets those the person has to do with: never one that is about himself. */
export const concerning = (directory: Directory, personId: number, tickets: readonly Ticket[]): Ticket[] =>
  tickets.filter((ticket) => relationsTo(directory, personId, ticket).size > 0);

export function mayDo(transition: TransitionName, relations: ReadonlySet<Relation>): boolean {
  const { by, notBy = [] } = transitions[transition];
  return by.some((relation) => relations.has(relation)) && !notBy.some((relation) => relations.has(relation));
}

/** Staff of the street in daily work. */
const WORKING = ['member', 'leader', 'dispatcher', 'community_staff', 'desk', 'desk_lead'] as const;

/** Who may do what is not a move of a ticket: the table right × role; docs/roles.md shows it with the moves. */
export const officeRights = {
  /** 随手办: found, done and closed in one message. */
  self_handle: [...WORKING, 'mediator', 'patron', 'official'],
  /** 代报 for a caller, a visitor, a residents' group. */
  report_for_others: ['member', 'leader', 'dispatcher', 'community_staff'],
  /** A forwarded chat record is read, as far as lines are chosen. */
  forward_record: ['building_head', 'member', 'leader', 'dispatcher', 'community_staff'],
  /** 转入 an order of 12345 or another platform, 回填 its reply. */
  transfer_in: ['leader', 'dispatcher', 'community_staff'],
  register_dispute: ['member', 'leader', 'mediator', 'community_staff', 'dispatcher'],
  accept_dispute: ['mediator'],
  /** 核查: a colleague is asked to look at a place. */
  order_check: ['leader', 'dispatcher', 'community_staff', 'official'],
  /** 专项行动 of one's own nodes. */
  lead_campaign: ['leader', 'dispatcher', 'community_staff', 'official'],
  /** 考核 of one's own nodes, after its people have seen it. */
  see_assessment: ['leader', 'community_staff', 'official'],
  /** 楼栋长评巡查: its sums are for who leads the squad, nobody above him. */
  see_patrol_rating: ['leader'],
  /** 考核 and 通报排名 are off; switching one on takes a ground. */
  set_switch: ['official', 'administrator'],
  /** 意见 are answered by who leads the office, or keeps it running. */
  answer_feedback: ['official', 'administrator'],
  /** 巡查点 of the grids below are named by who leads them. */
  set_patrol_points: ['leader', 'community_staff', 'administrator'],
  /** What was noted on visits to a building, by who looks after it. */
  read_visits: ['member', 'leader', 'community_staff'],
  /** 走访, also of leaders on an evening round. */
  note_visit: ['member', 'leader', 'community_staff', 'patron', 'official'],
  /** 活动: open one for residents, see the list, call it off. */
  open_gathering: ['member', 'leader', 'community_staff', 'official'],
  /** 问卷 to residents of one's own nodes: open one, end it, see what came out. */
  run_poll: ['leader', 'community_staff', 'official'],
  /** 上门代办 of one's own nodes: to go, to move, to close. */
  run_errand: ['member', 'leader', 'community_staff'],
  /** 民情 of one's own nodes are answered in the community, or handed on to the street. */
  answer_suggestion: ['leader', 'community_staff', 'official'],
  /** 居民群群发 on or off. */
  switch_mass_messages: ['official', 'administrator'],
  /** 通知 to one's own people. */
  announce: ['leader', 'dispatcher', 'community_staff', 'desk_lead', 'official', 'administrator'],
  see_digest: ['official', 'patron'],
  /** Questions about figures, of one's own nodes. */
  read_figures: ['member', 'leader', 'dispatcher', 'community_staff', 'patron', 'official'],
  /** Digests of one's own nodes, 台账 and 工作总结. */
  get_digests: ['leader', 'dispatcher', 'community_staff', 'patron', 'official'],
  export_ledger: ['leader', 'dispatcher', 'community_staff', 'patron', 'official'],
  /** 对账 with a firm of one's street. */
  settle_contractor: ['desk', 'desk_lead', 'leader', 'dispatcher', 'community_staff', 'official'],
  write_summary: ['leader', 'community_staff', 'official'],
  /** 表扬: a good example for the bulletin, once its people agree. */
  praise: ['leader', 'community_staff', 'patron', 'official'],
  /** 超期清单 of one's own nodes. */
  see_overdue: ['leader', 'dispatcher', 'community_staff', 'desk_lead', 'patron', 'official'],
  /** 我来盯. */
  keep_watch: ['patron', 'official'],
  /** One line under the digest becomes 督办. */
  order_in_words: ['patron', 'official', 'dispatcher'],
  verify_list: ['leader', 'dispatcher', 'community_staff', 'official'],
  /** 请假 with a stand-in. */
  take_leave: [...WORKING, 'mediator', 'patron', 'official', 'administrator'],
  /** 我是楼栋长 is confirmed by whoever knows the building. */
  appoint_building_head: ['member', 'leader', 'community_staff'],
  /** 回复模板, columns of a platform. */
  configure: ['administrator'],
} as const satisfies Record<string, readonly RoleName[]>;
export type OfficeRight = keyof typeof officeRights;

export function holdsRight(directory: Directory, personId: number, right: OfficeRight): boolean {
  return officeRights[right].some((role) => directory.has(personId, role));
}

/** Nodes where the person holds one of the roles that have the right, each once. */
export function nodesOfRight(directory: Directory, personId: number, right: OfficeRight): number[] {
  const roles = new Set<RoleName>(officeRights[right]);
  const held = directory.staff(personId)?.roles.filter(({ role }) => roles.has(role)) ?? [];
  return [...new Set(held.map(({ gridId }) => gridId))];
}
