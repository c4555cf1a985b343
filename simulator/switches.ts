/**
 * Points that WeCom's pages leave open or tell in two ways. Each has a name here; the default is the reading
 * that is worse for the bot, so that what passes here passes there either way. Tests also run the other one.
 */
export interface Switches {
  /** How often one callback is delivered at most: 1 + 3 repeats, or 3 in all (P90238, P90930). */
  deliveries: number;
  /** Does an error status cause repeats as a timeout does (P90238), or is the message lost (P90930)? */
  repeatErrorStatus: boolean;
  /** Do repeats carry a new timestamp, nonce and ciphertext, so that only MsgId shows that they are one? */
  resealRepeats: boolean;
  /** Does a passive card update use up the ResponseCode of its press? */
  passiveUpdateConsumesCode: boolean;
  /** Does a tap on a menu renew a resident's window like a message (P94677)? */
  menuTapRenewsWindow: boolean;
  /** Do welcomes and other replies on events count among the 5 messages (P94677)? */
  eventMessagesCount: boolean;
  /** Items of a menu at most: 10 in all (P95122, 95008) or 50 of which 10 can be tapped (P94677). */
  menuItems: 10 | 50;
  /** May the session be moved to 1, or from 0, 1, 2 to 4? The page does not say (P94669). */
  unwrittenTransitions: boolean;
  /** The code of kf/send_msg when 48 hours have passed: 95002, 95018 and 95031 all describe it. */
  closedWindowCode: 95002 | 95018 | 95031;
  /** Does gettoken hand out a new token while the old one is still good? (Older pages: the same one.) */
  freshTokenEachTime: boolean;
  /** sync_msg calls without a token of a doorbell, per account and minute; the number is unpublished. */
  syncWithoutTokenPerMinute: number;
  /** Does the robot hear members under an open_userid (its creator is no super administrator), or by their userid? */
  openUserIds: boolean;
  /** Wrong secrets in an hour before the caller is blocked for one; the number is unpublished. */
  wrongSecretsPerHour: number;
}

export const worseReadings: Readonly<Switches> = {
  deliveries: 4,
  repeatErrorStatus: true,
  resealRepeats: true,
  passiveUpdateConsumesCode: true,
  menuTapRenewsWindow: false,
  eventMessagesCount: true,
  menuItems: 10,
  unwrittenTransitions: false,
  closedWindowCode: 95002,
  freshTokenEachTime: true,
  syncWithoutTokenPerMinute: 5,
  openUserIds: true,
  wrongSecretsPerHour: 5,
};

/** The other reading of every point that has two. */
export const kinderReadings: Readonly<Switches> = {
  deliveries: 3,
  repeatErrorStatus: false,
  resealRepeats: false,
  passiveUpdateConsumesCode: false,
  menuTapRenewsWindow: true,
  eventMessagesCount: false,
  menuItems: 50,
  unwrittenTransitions: true,
  closedWindowCode: 95018,
  freshTokenEachTime: false,
  syncWithoutTokenPerMinute: 60,
  openUserIds: false,
  wrongSecretsPerHour: 1000,
};
