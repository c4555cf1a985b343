import { Entity } from 'typeorm';
import { Id, Time, Whole, Words } from '../store/columns';

/** Anybody who talks to the bot. Residents have no name here: the service does not need it. */
@Entity('person')
export class Person {
  @Id() id!: number;
  /** Name of staff as colleagues know it; null for residents. */
  @Words(60, true) name!: string | null;
  /** The building whose code was scanned last, or the place last spoken of. */
  @Whole(true) placeId!: number | null;
  /** The open dialogue (table dialogue), null when none is. */
  @Whole(true) dialogueId!: number | null;
  @Time() createdAt!: number;
  /** The version of the privacy notice this person was shown. */
  @Words(16, true) privacyVersion!: string | null;
  /** Not stored: the node served by the customer service account that was written to (account-places.ts). */
  accountGridId?: number | null;
}

export type ChannelName = 'app' | 'kf' | 'aibot';

/**
 * One way to know a person: a member of the corp in the app, a WeChat user at a customer service account, or the
 * open_userid under which a 智能机器人 hears a member (he is written to in the app).
 */
@Entity('identity')
export class Identity {
  @Id() id!: number;
  @Whole() personId!: number;
  @Words(8) channel!: ChannelName;
  /** open_kfid for customer service, aibotid for the robot, empty for the app. */
  @Words(64) account!: string;
  /** userid, external_userid or open_userid, as received. */
  @Words(64) externalId!: string;
  /** Since when WeCom refuses this account (invaliduser); null = reachable. */
  @Time(true) unreachableAt!: number | null;
}

/** Every role somebody can hold; what each may do stands in rights.ts. `building_head` alone makes nobody staff. */
export const roleNames = [
  'building_head',
  'member',
  'leader',
  'dispatcher',
  'community_staff',
  'desk',
  'desk_lead',
  'mediator',
  'patron',
  'official',
  'administrator',
] as const;
export type RoleName = (typeof roleNames)[number];

@Entity('role')
export class Role {
  @Id() id!: number;
  @Whole() personId!: number;
  @Whole() gridId!: number;
  @Words(16) role!: RoleName;
  /** For `desk` and `desk_lead`: the office this person works for, e.g. 城管科. */
  @Words(40, true) desk!: string | null;
  /** For building heads: their building. */
  @Whole(true) placeId!: number | null;
  /** contacts: given by a rule of the address book, and taken back by it. */
  @Words(8) origin!: 'sheet' | 'contacts';
  /** Not stored: whose role a stand-in holds meanwhile. */
  heldFor?: number;
}

/** A member of the corp in the app's visible range, as read last. No phone number. */
@Entity('contact')
export class ContactMember {
  @Id() id!: number;
  /** Lower case: WeCom compares userids without regard to it (P90196). */
  @Words(64) userId!: string;
  @Words(60) name!: string;
  @Time() seenAt!: number;
  @Time(true) leftAt!: number | null;
}
