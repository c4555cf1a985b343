import { randomBytes } from 'node:crypto';
import type { Callbacks } from './callbacks';
import { Conversation, type SessionState } from './conversation';
import { ApiRefusal } from './errors';
import type { JsonObject } from './json';
import type { Account, Player } from './options';
import { DAY, MINUTE, RateWindow } from './rate';
import type { Faults } from './faults';
import type { Switches } from './switches';

/** Only this long can be read back (P94670). */
const PULL_WINDOW = 3 * DAY;
const DOORBELL_TOKEN_LIFE = 10 * MINUTE;
const WELCOME_CODE_LIFE = 20_000;
const MOST_PER_PULL = 1000;

interface Stored {
  at: number;
  item: JsonObject;
}

/** A code for one reply on an event (P95122). */
interface EventCode {
  openKfId: string;
  externalUserId: string;
  expiresAt: number;
  onlyText: boolean;
  welcome: boolean;
  /** Except for the welcome: the state the session must still be in. */
  state: SessionState | null;
}

interface Surroundings {
  corpId: string;
  accounts: Account[];
  callbacks: Callbacks;
  faults: Faults;
  switches: Switches;
  now: () => number;
}

/** WeChat customer service: what residents wrote waits in a list for each account, and a doorbell tells the bot to pull. */
export class CustomerService {
  private readonly lists = new Map<string, Stored[]>();
  private readonly conversations = new Map<string, Conversation>();
  private readonly doorbells = new Map<string, { openKfId: string; expiresAt: number }>();
  private readonly eventCodes = new Map<string, EventCode>();
  private readonly usedMessageIds = new Set<string>();
  private readonly withoutToken = new RateWindow(0, MINUTE);
  /** Tells cursors of this life of the simulator from those of an earlier one. */
  private readonly life = randomBytes(6).toString('hex');

  constructor(private readonly surroundings: Surroundings) {}

  get accounts(): Account[] {
    return this.surroundings.accounts;
  }

  /** Throws 95000 (missing) or 95004 (unknown). */
  checkAccount(openKfId: string): void {
    if (!openKfId) throw new ApiRefusal(95000, 'invalid open_kfid');
    if (!this.accounts.some((account) => account.openKfId === openKfId)) {
      throw new ApiRefusal(95004, 'open_kfid does not exist');
    }
  }

  conversation(openKfId: string, externalUserId: string): Conversation {
    const key = `${openKfId} ${externalUserId}`;
    const known = this.conversations.get(key);
    if (known) return known;
    const { switches, now } = this.surroundings;
    const conversation = new Conversation(switches, now);
    this.conversations.set(key, conversation);
    return conversation;
  }

  /** Every conversation there was so far. */
  sessions(): { openKfId: string; externalUserId: string; conversation: Conversation }[] {
    return [...this.conversations].map(([key, conversation]) => {
      const [openKfId = '', externalUserId = ''] = key.split(' ');
      return { openKfId, externalUserId, conversation };
    });
  }

  /** A servicer typed something in the WeCom client (origin 5, P94670). */
  async servicerSays(
    openKfId: string,
    externalUserId: string,
    servicer: string,
    text: string,
  ): Promise<void> {
    const who = { external_userid: externalUserId, open_kfid: openKfId, servicer_userid: servicer };
    await this.store(openKfId, { ...who, origin: 5, msgtype: 'text', text: { content: text } });
  }

  /** A resident's own message; `content` is msgtype and the object of that name. Resolves to its msgid. */
  async receive(openKfId: string, player: Player, content: JsonObject, byTap: boolean): Promise<string> {
    this.conversation(openKfId, player.id).heard(byTap);
    return this.store(openKfId, { external_userid: player.id, open_kfid: openKfId, origin: 3, ...content });
  }

  /** A resident came in by a link or code. */
  async enter(openKfId: string, player: Player, scene: string, sceneParam: string): Promise<void> {
    const conversation = this.conversation(openKfId, player.id);
    const welcome: JsonObject = {};
    if (conversation.mayBeWelcomed) welcome.welcome_code = this.issueCode(openKfId, player.id, true);
    conversation.entered(scene, sceneParam);
    const place: JsonObject = sceneParam ? { scene, scene_param: sceneParam } : { scene };
    await this.event(openKfId, {
      event_type: 'enter_session',
      external_userid: player.id,
      ...place,
      ...welcome,
    });
  }

  async event(openKfId: string, event: JsonObject): Promise<void> {
    await this.store(openKfId, { origin: 4, msgtype: 'event', event: { open_kfid: openKfId, ...event } });
  }

  issueCode(openKfId: string, externalUserId: string, welcome: boolean, life = WELCOME_CODE_LIFE): string {
    const code = randomBytes(18).toString('base64url');
    const expiresAt = this.surroundings.now() + life;
    const onlyText = life > WELCOME_CODE_LIFE;
    const state = welcome ? null : this.conversation(openKfId, externalUserId).state;
    this.eventCodes.set(code, { openKfId, externalUserId, expiresAt, onlyText, welcome, state });
    return code;
  }

  /** Throws 41050 (unknown, used or too old) or 95018 (the session moved on). Does not use it up. */
  lookCode(code: string): EventCode {
    const known = this.eventCodes.get(code);
    if (!known || known.expiresAt <= this.surroundings.now()) throw new ApiRefusal(41050, 'invalid code');
    const { state } = this.conversation(known.openKfId, known.externalUserId);
    if (known.state !== null && known.state !== state) throw new ApiRefusal(95018, 'the session moved on');
    return known;
  }

  useUpCode(code: string): void {
    this.eventCodes.delete(code);
  }

  /** Own message ids are unique in an account (95033); without one the platform makes it. */
  checkMessageId(openKfId: string, wished: string): string {
    if (wished && !/^[0-9a-zA-Z_-]{1,32}$/.test(wished)) throw new ApiRefusal(40058, 'invalid msgid');
    if (this.usedMessageIds.has(`${openKfId} ${wished}`)) throw new ApiRefusal(95033, 'msgid repeated');
    return wished || randomBytes(12).toString('hex');
  }

  takeMessageId(openKfId: string, messageId: string): void {
    this.usedMessageIds.add(`${openKfId} ${messageId}`);
  }

  /** The last entry of a resident who was active in 48 hours, at any account; null for others (P95159). */
  lastEntry(externalUserId: string): { scene: string; scene_param: string } | null {
    const active = this.accounts
      .map((account) => this.conversation(account.openKfId, externalUserId))
      .filter((conversation) => conversation.isActive);
    const last = active.find((conversation) => conversation.scene !== '') ?? active[0];
    return last ? { scene: last.scene, scene_param: last.sceneParam } : null;
  }

  /** One page of the account's list (P94670). */
  pull(openKfId: string, cursor: string, token: string, limit: number): JsonObject {
    this.checkDoorbell(openKfId, token);
    const { faults, now } = this.surroundings;
    const list = this.lists.get(openKfId) ?? [];
    const from = this.position(cursor);
    if (from < list.length && faults.take('emptyPages')) {
      return { next_cursor: this.cursor(from), has_more: 1, msg_list: [] };
    }
    const to = Math.min(list.length, from + Math.min(limit, MOST_PER_PULL));
    const page = list.slice(from, to).filter((stored) => now() - stored.at < PULL_WINDOW);
    if (faults.settings.reorder) page.reverse();
    const items = page.map((stored) => stored.item);
    return { next_cursor: this.cursor(to), has_more: to < list.length ? 1 : 0, msg_list: items };
  }

  private checkDoorbell(openKfId: string, token: string): void {
    const now = this.surroundings.now();
    if (!token) {
      const limit = this.surroundings.switches.syncWithoutTokenPerMinute;
      if (!this.withoutToken.hasRoom(openKfId, now, limit))
        throw new ApiRefusal(45009, 'api freq out of limit');
      this.withoutToken.count(openKfId, now);
      return;
    }
    const doorbell = this.doorbells.get(token);
    if (!doorbell || doorbell.openKfId !== openKfId || doorbell.expiresAt <= now) {
      throw new ApiRefusal(95007, 'invalid msgtoken');
    }
  }

  private cursor(position: number): string {
    return `${this.life}.${position}`;
  }

  private position(cursor: string): number {
    const [life, position] = cursor.split('.');
    return life === this.life ? Number(position) : 0;
  }

  private async store(openKfId: string, content: JsonObject): Promise<string> {
    const { callbacks, corpId, now } = this.surroundings;
    const at = now();
    const msgid = randomBytes(16).toString('hex');
    const item = { msgid, send_time: Math.floor(at / 1000), ...content };
    const list = this.lists.get(openKfId) ?? [];
    list.push({ at, item });
    this.lists.set(openKfId, list);
    const token = randomBytes(24).toString('base64url');
    this.doorbells.set(token, { openKfId, expiresAt: at + DOORBELL_TOKEN_LIFE });
    const created = Math.floor(at / 1000);
    const heading = { ToUserName: corpId, CreateTime: created, MsgType: 'event', Event: 'kf_msg_or_event' };
    await callbacks.post({ fields: { ...heading, Token: token, OpenKfId: openKfId } });
    return msgid;
  }
}
