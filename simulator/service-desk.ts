import type { Conversation } from './conversation';
import type { CustomerService } from './customer-service';
import { NotPossible } from './errors';
import type { JsonObject } from './json';
import type { Player } from './options';
import { DAY } from './rate';
import type { NewBubble, Shown, Transcript } from './transcript';

/** The window in which the servicers are played. */
export const DESK = '人工客服';

/** change_type of session_status_change (P94670). */
const TAKEN = 1;
const PASSED_ON = 2;
const ENDED = 3;
const OPENED_AGAIN = 4;

/** A resident who waits in the pool (2) or talks to a servicer (3). */
export interface DeskSession {
  openKfId: string;
  customer: Player;
  conversation: Conversation;
}

interface Surroundings {
  customerService: CustomerService;
  transcript: Transcript;
  servicers: () => Player[];
  customer: (externalUserId: string) => Player | undefined;
}

/**
 * What servicers see and do in the WeCom client: they take residents from the pool, answer, pass on and end (P94669).
 * Changes by hand are told to the bot as events, those by the API are not (P94670).
 */
export class ServiceDesk {
  private readonly resting = new Set<string>();
  /** The one the next words are for. */
  private current: DeskSession | null = null;

  constructor(private readonly surroundings: Surroundings) {}

  /** Those who may receive, also while they pause. */
  get servicers(): Player[] {
    return this.surroundings.servicers();
  }

  isReceiving(userId: string): boolean {
    return this.servicers.some(({ id }) => id === userId) && !this.resting.has(userId);
  }

  /** A servicer begins or pauses to receive; the account is told (servicer_status_change). */
  async receives(userId: string, receiving: boolean): Promise<void> {
    const servicer = this.servicers.find(({ id }) => id === userId);
    if (!servicer) throw new NotPossible('这个人不是接待人员。');
    if (receiving) this.resting.delete(userId);
    else this.resting.add(userId);
    const { customerService } = this.surroundings;
    const status = receiving ? { status: 1 } : { status: 2, stop_type: 1 };
    for (const { openKfId } of customerService.accounts)
      await customerService.event(openKfId, {
        event_type: 'servicer_status_change',
        servicer_userid: userId,
        ...status,
      });
  }

  sessions(): DeskSession[] {
    return this.surroundings.customerService
      .sessions()
      .flatMap(({ openKfId, externalUserId, conversation }) => {
        const customer = this.surroundings.customer(externalUserId);
        const open = conversation.state === 2 || conversation.state === 3;
        return customer && open ? [{ openKfId, customer, conversation }] : [];
      });
  }

  /** The API moved a session: the desk sees it. */
  moved(openKfId: string, customer: Player, conversation: Conversation): void {
    const session = { openKfId, customer, conversation };
    if (conversation.state === 3) {
      this.current = session;
      this.show(
        customer,
        `${customer.name} 转到人工，${this.nameOf(conversation.servicerUserId)} 接待`,
        this.buttons(session),
      );
    } else if (conversation.state === 2) {
      this.show(customer, `${customer.name} 在排队等人工`, [{ label: '接入', key: `take:${customer.id}` }]);
    }
  }

  /** A resident wrote: whoever has him, or could take him, sees it. */
  overhears(openKfId: string, customer: Player, bubble: Shown): void {
    const session = this.sessions().find(
      (one) => one.openKfId === openKfId && one.customer.id === customer.id,
    );
    if (!session) return;
    if (session.conversation.state === 3) this.current = session;
    const { type, text, mediaId } = bubble;
    this.add({ from: 'bot', type, text, by: customer.name, ...(mediaId ? { mediaId } : {}) });
  }

  /** Out of the pool (P94670: change_type 1, with a code for one text). */
  async take(externalUserId: string): Promise<void> {
    const session = this.find(externalUserId, 2);
    const servicer = this.servicers.find(({ id }) => this.isReceiving(id));
    if (!servicer) throw new NotPossible('没有接待中的人。');
    session.conversation.place(3, servicer.id);
    this.current = session;
    this.show(session.customer, `${servicer.name} 接待 ${session.customer.name}`, this.buttons(session));
    await this.tell(session, { change_type: TAKEN, new_servicer_userid: servicer.id }, 2 * DAY);
  }

  async passOn(externalUserId: string, toUserId: string): Promise<void> {
    const session = this.find(externalUserId, 3);
    const before = session.conversation.servicerUserId;
    if (!this.isReceiving(toUserId)) throw new NotPossible('他现在不接待。');
    session.conversation.place(3, toUserId);
    this.show(
      session.customer,
      `${session.customer.name} 转给 ${this.nameOf(toUserId)}`,
      this.buttons(session),
    );
    await this.tell(session, {
      change_type: PASSED_ON,
      old_servicer_userid: before,
      new_servicer_userid: toUserId,
    });
  }

  async end(externalUserId: string): Promise<void> {
    const session = this.find(externalUserId, 3);
    const before = session.conversation.servicerUserId;
    session.conversation.place(4, '');
    this.current = null;
    this.show(session.customer, `和 ${session.customer.name} 的会话结束了`, [
      { label: '再联系他', key: `reopen:${externalUserId}:${before}` },
    ]);
    await this.tell(session, { change_type: ENDED, old_servicer_userid: before }, 'closing');
  }

  /** A servicer writes to somebody whose session had ended (change_type 4). */
  async reopen(externalUserId: string, before: string): Promise<void> {
    const { customerService, customer: findCustomer } = this.surroundings;
    const ended = customerService.sessions().find((one) => one.externalUserId === externalUserId);
    const customer = findCustomer(externalUserId);
    const receiving = this.servicers.filter(({ id }) => this.isReceiving(id));
    const servicer = receiving.find(({ id }) => id === before) ?? receiving[0];
    if (!ended || !customer || !servicer) throw new NotPossible('现在不能再联系他。');
    const session = { ...ended, customer };
    ended.conversation.place(3, servicer.id);
    this.current = session;
    this.show(customer, `${servicer.name} 又联系了 ${customer.name}`, this.buttons(session));
    await this.tell(session, {
      change_type: OPENED_AGAIN,
      old_servicer_userid: before,
      new_servicer_userid: servicer.id,
    });
  }

  /** What a servicer types goes to the resident and comes to the bot with origin 5. */
  async says(text: string): Promise<void> {
    const session = this.current;
    if (!session) throw new NotPossible('现在没有居民在等人工。居民说“找人”，就会转到这里。');
    const servicer = session.conversation.servicerUserId;
    const { customerService, transcript } = this.surroundings;
    const name = this.nameOf(servicer);
    this.add({ from: 'self', type: 'text', text, by: `${name} → ${session.customer.name}` });
    transcript.add(session.customer.name, { from: 'bot', type: 'text', text, by: name });
    await customerService.servicerSays(session.openKfId, session.customer.id, servicer, text);
  }

  private find(externalUserId: string, state: number): DeskSession {
    const session = this.sessions().find(
      ({ customer, conversation }) => customer.id === externalUserId && conversation.state === state,
    );
    if (!session) throw new NotPossible('这个会话已经不在这里了。');
    return session;
  }

  private buttons({ customer, conversation }: DeskSession): { label: string; key: string }[] {
    const others = this.servicers.filter(
      ({ id }) => id !== conversation.servicerUserId && this.isReceiving(id),
    );
    return [
      { label: '结束会话', key: `end:${customer.id}` },
      ...others
        .slice(0, 3)
        .map(({ id, name }) => ({ label: `转给${name}`, key: `pass:${customer.id}:${id}` })),
    ];
  }

  private async tell(
    session: DeskSession,
    change: JsonObject,
    code: number | 'closing' | null = null,
  ): Promise<void> {
    const { customerService } = this.surroundings;
    const { openKfId, customer } = session;
    const life = code === 'closing' || code === null ? undefined : code;
    const issued: JsonObject =
      code === null ? {} : { msg_code: customerService.issueCode(openKfId, customer.id, false, life) };
    await customerService.event(openKfId, {
      event_type: 'session_status_change',
      external_userid: customer.id,
      ...change,
      ...issued,
    });
  }

  /** A line about one resident; what could be pressed about him before cannot any more. */
  private show({ id }: Player, text: string, buttons: { label: string; key: string }[]): void {
    const { transcript } = this.surroundings;
    for (const old of transcript.read(DESK)) {
      if (old.buttons.some(({ key }) => key.split(':')[1] === id)) transcript.quiet(DESK, old);
    }
    this.add({ from: 'bot', type: 'card', text, buttons });
  }

  private add(bubble: NewBubble): void {
    this.surroundings.transcript.add(DESK, bubble);
  }

  private nameOf(userId: string): string {
    return this.servicers.find(({ id }) => id === userId)?.name ?? userId;
  }
}
