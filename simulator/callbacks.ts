import type { MovableClock } from './clock';
import type { Faults } from './faults';
import { openAnswer, sealLetter, type Keys, type Letter } from './letter';
import type { Switches } from './switches';
import { readXml, writeXml, type XmlFields } from './xml';

/** After this the platform cuts the connection (P90238). */
export const ANSWER_DEADLINE = 5_000;
/** A callback held for the fault `reorder` leaves at the latest after this, alone. */
const LONGEST_HOLD = 2_000;

export interface Callback<Fields = XmlFields> {
  /** The decrypted message. */
  fields: Fields;
  agentId?: number;
  /** Never repeated, answered or not. */
  once?: boolean;
  /** Called once, with the first reply that could be read; undefined for an empty body. */
  answered?(reply: Fields | undefined): void;
}

/** How messages are written: XML for an app, JSON for a robot. */
export interface Codec<Fields> {
  contentType: string;
  seal(callback: Callback<Fields>, now: number): Letter;
  /** Throws with the reason when the platform could not read it. */
  read(letter: Letter, body: string): Fields;
}

export const appCodec = (keys: Keys): Codec<XmlFields> => ({
  contentType: 'text/xml',
  seal: ({ fields, agentId }, now) => sealLetter(keys, writeXml(fields), now, agentId),
  read: (_letter, body) => readXml(openAnswer(keys, body)),
});

/** One POST of a callback, kept for tests. */
export interface Delivery<Fields = XmlFields> {
  fields: Fields;
  attempt: number;
  at: number;
  /** HTTP status, or null when the answer did not come in time or not at all. */
  status: number | null;
  /** The decrypted reply; null when the body was empty or could not be read. */
  reply: Fields | null;
}

interface Surroundings<Fields> {
  codec: Codec<Fields>;
  clock: MovableClock;
  faults: Faults;
  switches: Switches;
  url: () => string;
  complain: (what: string) => void;
}

/** Posts callbacks to the bot: encrypted, with the 5-second rule and its repeats. */
export class Callbacks<Fields = XmlFields> {
  /** Every delivery in the order of its beginning. */
  readonly log: Delivery<Fields>[] = [];
  /** Callbacks that were given up. */
  readonly lost: Fields[] = [];
  private readonly inFlight = new Set<Promise<void>>();
  private held: { callback: Callback<Fields>; cancel: () => void } | null = null;

  constructor(private readonly surroundings: Surroundings<Fields>) {}

  /** Resolves when the bot has answered or the platform gave up; at once for one that is held back to be reordered. */
  async post(callback: Callback<Fields>): Promise<void> {
    const { clock, faults } = this.surroundings;
    if (faults.take('lostCallbacks')) {
      this.lost.push(callback.fields);
      return;
    }
    if (faults.settings.reorder && !this.held) {
      const cancel = clock.alarm(clock.now() + LONGEST_HOLD, () => this.release());
      this.held = { callback, cancel };
      return;
    }
    await this.track(this.deliverWithCopies(callback));
    this.release();
  }

  /** Waits until nothing is held, in flight or due for a repeat. */
  async settle(): Promise<void> {
    this.release();
    while (this.inFlight.size > 0) await Promise.all(this.inFlight);
  }

  private release(): void {
    if (!this.held) return;
    const { callback } = this.held;
    this.held.cancel();
    this.held = null;
    void this.track(this.deliverWithCopies(callback));
  }

  private track(work: Promise<void>): Promise<void> {
    const tracked = work.finally(() => this.inFlight.delete(tracked));
    this.inFlight.add(tracked);
    return tracked;
  }

  private async deliverWithCopies(callback: Callback<Fields>): Promise<void> {
    let shown = false;
    const once = (reply: Fields | undefined) => {
      if (!shown) callback.answered?.(reply);
      shown = true;
    };
    const copies = Array.from({ length: this.surroundings.faults.settings.repeatCallbacks }, () =>
      this.attempt(callback, 1, this.seal(callback), once),
    );
    await Promise.all([this.deliver(callback, once), ...copies]);
  }

  private async deliver(
    callback: Callback<Fields>,
    once: (reply: Fields | undefined) => void,
  ): Promise<void> {
    const { switches } = this.surroundings;
    let letter = this.seal(callback);
    for (let attempt = 1; attempt <= switches.deliveries; attempt += 1) {
      if (attempt > 1 && switches.resealRepeats) letter = this.seal(callback);
      const status = await this.attempt(callback, attempt, letter, once);
      if (status === 200) return;
      if (callback.once === true) break;
      if (status !== null && !switches.repeatErrorStatus) break;
    }
    this.lost.push(callback.fields);
  }

  private seal(callback: Callback<Fields>): Letter {
    const { codec, clock } = this.surroundings;
    return codec.seal(callback, clock.now());
  }

  private async attempt(
    callback: Callback<Fields>,
    attempt: number,
    letter: Letter,
    once: (reply: Fields | undefined) => void,
  ): Promise<number | null> {
    const at = this.surroundings.clock.now();
    const delivery: Delivery<Fields> = { fields: callback.fields, attempt, at, status: null, reply: null };
    this.log.push(delivery);
    const answer = await this.send(letter);
    if (!answer) return null;
    delivery.status = answer.status;
    if (answer.status !== 200) return answer.status;
    const reply = this.read(letter, answer.body);
    delivery.reply = reply ?? null;
    once(reply);
    return 200;
  }

  private async send(letter: Letter): Promise<{ status: number; body: string } | null> {
    const { clock, codec, url } = this.surroundings;
    const cut = new AbortController();
    const cancel = clock.alarm(clock.now() + ANSWER_DEADLINE, () => cut.abort());
    try {
      const answer = await fetch(`${url()}?${letter.query}`, {
        method: 'POST',
        headers: { 'content-type': codec.contentType },
        body: letter.body,
        signal: cut.signal,
      });
      return { status: answer.status, body: await answer.text() };
    } catch {
      return null; // not reachable or not in time: the platform makes no difference
    } finally {
      cancel();
    }
  }

  private read(letter: Letter, body: string): Fields | undefined {
    if (body === '') return undefined;
    try {
      return this.surroundings.codec.read(letter, body);
    } catch (error) {
      this.surroundings.complain(`A reply to a callback could not be read: ${(error as Error).message}`);
      return undefined;
    }
  }
}
