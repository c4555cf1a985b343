import { ApiRefusal } from './errors';
import { DAY } from './rate';
import type { Switches } from './switches';

/** After a resident's own message this many may be sent (P94677) … */
const MESSAGES_PER_WINDOW = 5;
/** … within this time. */
const WINDOW = 2 * DAY;

/** State of a session: new, assistant, waiting pool, human, ended (P94669). */
export type SessionState = 0 | 1 | 2 | 3 | 4;

/** One resident and one account of customer service: the window, the session, the last entry. */
export class Conversation {
  private lastMessageAt: number | null = null;
  private lastWelcomeAt: number | null = null;
  private enteredAt: number | null = null;
  private sentInWindow = 0;
  private stored: SessionState = 4;
  scene = '';
  sceneParam = '';
  servicerUserId = '';

  constructor(
    private readonly switches: Switches,
    private readonly now: () => number,
  ) {}

  /** A session lasts until 48 hours pass without a word of the resident, or until it is ended. */
  get state(): SessionState {
    return this.spokeRecently() ? this.stored : 4;
  }

  /** In the last 48 hours the resident wrote or came in by a link (P95159). */
  get isActive(): boolean {
    return this.spokeRecently() || isRecent(this.enteredAt, this.now());
  }

  /** The resident said something; a tap on a menu opens an ended session again, but may not count for the window. */
  heard(byTap: boolean): void {
    if (this.state === 4) this.stored = 0;
    if (byTap && !this.switches.menuTapRenewsWindow && this.lastMessageAt !== null) return;
    this.lastMessageAt = this.now();
    this.sentInWindow = 0;
  }

  entered(scene: string, sceneParam: string): void {
    this.enteredAt = this.now();
    this.scene = scene;
    this.sceneParam = sceneParam;
  }

  /** A welcome code is given when there was no welcome and no message for 48 hours (P94670). */
  get mayBeWelcomed(): boolean {
    return !this.spokeRecently() && !isRecent(this.lastWelcomeAt, this.now());
  }

  /** A welcome, or another reply on an event, went out. */
  repliedOnEvent(welcome: boolean): void {
    if (welcome) this.lastWelcomeAt = this.now();
    if (this.switches.eventMessagesCount) this.sentInWindow += 1;
  }

  /** Throws 95001 (five sent), 95002 (48 hours over), 95013 (ended), 95018 (never spoke, or the session is not ours). */
  checkSend(): void {
    if (this.lastMessageAt === null) throw new ApiRefusal(95018, 'the customer never wrote');
    if (!this.spokeRecently()) throw new ApiRefusal(this.switches.closedWindowCode, 'more than 48 hours');
    if (this.stored === 4) throw new ApiRefusal(95013, 'session ended');
    if (this.stored !== 0 && this.stored !== 1) throw new ApiRefusal(95018, 'session state forbids sending');
    if (this.sentInWindow >= MESSAGES_PER_WINDOW) throw new ApiRefusal(95001, 'more than 5 messages');
  }

  sent(): void {
    this.sentInWindow += 1;
    if (this.stored === 0) this.stored = 1;
  }

  /** Throws 95016 for a change the table of P94669 does not allow. */
  move(to: SessionState): void {
    const from = this.state;
    const written: Record<SessionState, SessionState[]> = { 0: [2, 3], 1: [2, 3], 2: [3], 3: [3, 4], 4: [] };
    const unwritten =
      this.switches.unwrittenTransitions && from < 3 && (to === 4 || (from === 0 && to === 1));
    if (!written[from].includes(to) && !unwritten)
      throw new ApiRefusal(95016, `no change from ${from} to ${to}`);
    this.stored = to;
  }

  /** A servicer changes it in the client; what the API may not do is possible there (P94669). */
  place(to: SessionState, servicerUserId: string): void {
    this.stored = to;
    this.servicerUserId = servicerUserId;
  }

  private spokeRecently(): boolean {
    return isRecent(this.lastMessageAt, this.now());
  }
}

function isRecent(at: number | null, now: number): boolean {
  return at !== null && now - at < WINDOW;
}
