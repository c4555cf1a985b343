import type { Clock } from './clock';
import { reactionTo, WecomRefused, WecomUnreachable } from './errors';

/** Asks the platform for a token: its answer as it came. */
export type TokenFetcher = () => Promise<Readonly<Record<string, unknown>>>;

export const tokenPath = '/cgi-bin/gettoken';

/** Renewed this long before it ends (P91039). */
const earlyMilliseconds = 300_000;
/** How soon after a failure the next attempt may go out. */
const pauseMilliseconds = 5_000;
/** After a wrong secret or corpid: repeating those gets the whole IP blocked for an hour (P90313). */
const alarmPauseMilliseconds = 300_000;

/** The one access_token of an app: fetched once for all who wait, kept until shortly before its end. */
export class AccessToken {
  private current: { value: string; goodUntil: number } | null = null;
  private pending: Promise<string> | null = null;
  private failure: { error: WecomRefused | WecomUnreachable; until: number } | null = null;

  constructor(
    private readonly fetchToken: TokenFetcher,
    private readonly clock: Clock,
  ) {}

  /** WecomRefused or WecomUnreachable when there is none; the same one again until the next attempt may go out. */
  async get(): Promise<string> {
    const now = this.clock.now();
    if (this.current !== null && now < this.current.goodUntil) return this.current.value;
    if (this.pending !== null) return this.pending;
    if (this.failure !== null && now < this.failure.until) throw this.failure.error;
    this.pending = this.renew().finally(() => {
      this.pending = null;
    });
    return this.pending;
  }

  /** The platform says that this one is no longer good; a newer one is not touched. */
  forget(stale: string): void {
    if (this.current?.value === stale) this.current = null;
  }

  private async renew(): Promise<string> {
    try {
      const { access_token: value, expires_in: seconds } = await this.fetchToken();
      if (typeof value !== 'string' || value === '') {
        throw new WecomRefused(tokenPath, 0, 'the answer holds no access_token');
      }
      const lifetime = typeof seconds === 'number' && seconds > 0 ? seconds * 1000 : 7_200_000;
      // A token that lives shorter than the margin is still used for half of its life.
      const usable = Math.max(lifetime - earlyMilliseconds, lifetime / 2);
      this.current = { value, goodUntil: this.clock.now() + usable };
      this.failure = null;
      return value;
    } catch (error) {
      throw this.remember(error);
    }
  }

  private remember(error: unknown): WecomRefused | WecomUnreachable {
    // Whoever waits for the token has not sent anything yet.
    const known =
      error instanceof WecomRefused
        ? error
        : new WecomUnreachable(tokenPath, error instanceof WecomUnreachable ? error.cause : 'unknown', false);
    const alarming = known instanceof WecomRefused && reactionTo(known.errcode) === 'alarm';
    const pause = alarming ? alarmPauseMilliseconds : pauseMilliseconds;
    this.failure = { error: known, until: this.clock.now() + pause };
    return known;
  }
}
