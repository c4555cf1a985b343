import type { Delivery, Heard } from './callback-types';
import type { InboundMessage } from './messages';
import type { PassiveReply } from './replies';
import type { SpoolStore } from './spool-file';

export type { SpoolStore } from './spool-file';

export interface SpoolOptions<Message extends Heard = InboundMessage, Reply = PassiveReply> {
  store: SpoolStore;
  /** Handles a message once, like `CallbackOptions.receive`; a repeat has no second effect. */
  handle(delivery: Delivery<Message>): Promise<Reply | null>;
  /** The reply of a message that was answered long ago: it goes out by another way, and only once. */
  later(delivery: Delivery<Message>, reply: Reply): Promise<void>;
  /** Whether `handle` failed because the database can't be reached; anything else is no matter of the spool. */
  isAway(error: unknown): boolean;
  /** What a person is told whose message waits; null where this kind of message can't be answered. */
  keptWords(delivery: Delivery<Message>): Reply | null;
  /** The account a mere doorbell rings for: pulling it late loses nothing, so it needs no disk. Null for messages. */
  doorbellOf?(message: Message): string | null;
  /** Encrypts a record before it touches the disk, and back. */
  seal(text: string): string;
  open(sealed: string): string;
  /** Real milliseconds that `handle` may take before the message is kept; below the door's `answerWithin`. */
  patience?: number;
  /** A record that can't be read, or that failed again and again with the database there, was set aside. */
  onSetAside?(reason: unknown): void;
}

interface Entry<Message extends Heard> {
  delivery: Delivery<Message>;
  /** The person was told that it is kept: a repeat is told the same. */
  told: boolean;
  /** On the disk. */
  stored: Promise<void>;
  failures: number;
}

const PATIENCE = 3_300;
const BATCH = 32;
const TRIES = 3;
/** More than this waits only when nobody looks after the house; the platform is then asked to repeat. */
const MOST = 100_000;
const late = Symbol('not handled in time');

/**
 * Stands before the inbox. A message that can't be handled because the database is away is kept on the disk, its
 * sender is told once, and whatever comes behind it queues up; `replay` handles what is kept, in order.
 */
export class Spool<Message extends Heard = InboundMessage, Reply = PassiveReply> {
  private readonly kept: Entry<Message>[] = [];
  private readonly byKey = new Map<string, Entry<Message>>();
  private readonly doorbells = new Map<string, Delivery<Message>>();
  private readonly told = new Set<string>();
  private replaying: Promise<number> | null = null;

  private constructor(private readonly options: SpoolOptions<Message, Reply>) {}

  /** Takes up what an earlier process left; a record that can't be read is set aside, never dropped. */
  static async open<M extends Heard = InboundMessage, R = PassiveReply>(
    options: SpoolOptions<M, R>,
  ): Promise<Spool<M, R>> {
    const spool = new Spool<M, R>(options);
    const records = await options.store.read();
    for (const record of records) await spool.takeUp(record);
    if (records.length > 0 && spool.kept.length === 0) await options.store.clear();
    spool.kept.sort((one, other) => one.delivery.receivedAt - other.delivery.receivedAt);
    return spool;
  }

  /** Messages that wait. */
  get depth(): number {
    return this.kept.length;
  }

  /** Resolves when the message is handled, or safe on the disk. Rejects when neither could be done. */
  async receive(delivery: Delivery<Message>): Promise<Reply | null> {
    const known = this.byKey.get(delivery.key);
    if (known) {
      await known.stored;
      return known.told ? this.options.keptWords(delivery) : null;
    }
    if (this.kept.length === 0) {
      const reply = await this.attempt(delivery);
      if (reply !== late) return reply;
    }
    return this.keep(delivery);
  }

  /** Handles what is kept until nothing is left or the database is away again; returns how many had their effect. */
  replay(): Promise<number> {
    this.replaying ??= this.replayAll().finally(() => {
      this.replaying = null;
    });
    return this.replaying;
  }

  async close(): Promise<void> {
    await this.options.store.close();
  }

  private async takeUp(record: string): Promise<void> {
    try {
      const { delivery, told } = JSON.parse(this.options.open(record)) as Pick<
        Entry<Message>,
        'delivery' | 'told'
      >;
      if (this.byKey.has(delivery.key)) return;
      this.add({ delivery, told, stored: Promise.resolve(), failures: 0 });
      if (told && delivery.message.from !== null) this.told.add(delivery.message.from);
    } catch (error) {
      await this.options.store.setAside(record);
      this.options.onSetAside?.(error);
    }
  }

  private add(entry: Entry<Message>): void {
    this.kept.push(entry);
    this.byKey.set(entry.delivery.key, entry);
  }

  /** The reply, or `late` when the message has to be kept. */
  private async attempt(delivery: Delivery<Message>): Promise<Reply | null | typeof late> {
    const work = this.options.handle(delivery);
    // Should it succeed after all, the replay finds its effect done and sends its reply.
    work.catch(() => undefined);
    try {
      return await within(work, this.options.patience ?? PATIENCE);
    } catch (error) {
      if (this.options.isAway(error)) return late;
      throw error;
    }
  }

  private async keep(delivery: Delivery<Message>): Promise<Reply | null> {
    const { message } = delivery;
    const account = this.options.doorbellOf?.(message) ?? null;
    if (account !== null) {
      this.doorbells.set(account, delivery);
      return null;
    }
    if (this.kept.length >= MOST) throw new Error('the spool is full');
    const person = message.from;
    const reply = person === null || this.told.has(person) ? null : this.options.keptWords(delivery);
    const told = reply !== null && person !== null;
    if (told) this.told.add(person);
    const stored = this.options.store.append(this.options.seal(JSON.stringify({ delivery, told })));
    const entry: Entry<Message> = { delivery, told, stored, failures: 0 };
    this.add(entry);
    try {
      await stored;
    } catch (error) {
      this.remove(entry);
      if (told) this.told.delete(person);
      throw error;
    }
    return reply;
  }

  private remove(entry: Entry<Message>): void {
    const at = this.kept.indexOf(entry);
    if (at >= 0) this.kept.splice(at, 1);
    this.byKey.delete(entry.delivery.key);
  }

  private async replayAll(): Promise<number> {
    await this.ringDoorbells();
    if (this.kept.length === 0) return 0;
    let done = 0;
    for (let whole = true; whole && this.kept.length > 0;) {
      const batch = this.kept.slice(0, BATCH);
      const results = await Promise.all(perPerson(batch).map((entries) => this.replayInOrder(entries)));
      const handled = results.flat();
      for (const entry of handled) this.remove(entry);
      done += handled.length;
      whole = handled.length === batch.length;
    }
    // In the same turn of the loop in which the list became empty: what comes now is written behind the clearing.
    if (this.kept.length === 0) {
      this.told.clear();
      await this.options.store.clear();
    }
    return done;
  }

  /** Messages of one person, each after the one before it had its effect; gives those that had. */
  private async replayInOrder(entries: readonly Entry<Message>[]): Promise<Entry<Message>[]> {
    const handled: Entry<Message>[] = [];
    for (const entry of entries) {
      if (!(await this.replayOne(entry))) break;
      handled.push(entry);
    }
    return handled;
  }

  private async replayOne(entry: Entry<Message>): Promise<boolean> {
    const { delivery } = entry;
    try {
      await entry.stored;
      const reply = await this.options.handle(delivery);
      if (reply !== null) await this.options.later(delivery, reply);
      return true;
    } catch (error) {
      if (this.options.isAway(error) || (entry.failures += 1) < TRIES) return false;
      await this.options.store.setAside(this.options.seal(JSON.stringify({ delivery, told: entry.told })));
      this.options.onSetAside?.(error);
      return true;
    }
  }

  private async ringDoorbells(): Promise<void> {
    for (const [account, delivery] of this.doorbells) {
      try {
        await this.options.handle(delivery);
      } catch {
        return; // they are rung at the next look; the puller looks by itself every three minutes anyway
      }
      if (this.doorbells.get(account) === delivery) this.doorbells.delete(account);
    }
  }
}

function perPerson<M extends Heard>(entries: readonly Entry<M>[]): Entry<M>[][] {
  const persons = new Map<string, Entry<M>[]>();
  for (const entry of entries) {
    const person = entry.delivery.message.from ?? '';
    persons.set(person, [...(persons.get(person) ?? []), entry]);
  }
  return [...persons.values()];
}

function within<T>(work: Promise<T>, milliseconds: number): Promise<T | typeof late> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(late), milliseconds);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
