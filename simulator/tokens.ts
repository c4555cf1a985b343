import { randomBytes } from 'node:crypto';
import { ApiRefusal } from './errors';
import { HOUR, RateWindow } from './rate';
import type { Switches } from './switches';

/** Seconds (P91039). */
const TOKEN_LIFE = 7200;

/** Access tokens of the one app. */
export class Tokens {
  private readonly expiries = new Map<string, number>();
  private newest = '';
  private readonly wrongSecrets = new RateWindow(5, HOUR);

  constructor(
    private readonly owner: { corpId: string; secret: string },
    private readonly switches: Switches,
    private readonly now: () => number,
  ) {}

  /** Throws 41002, 41004 (missing), 40013 (corpid), 40001 (secret), 45009 (blocked after wrong secrets). */
  issue(corpId: string, secret: string): { access_token: string; expires_in: number } {
    if (!corpId) throw new ApiRefusal(41002, 'corpid missing');
    if (!secret) throw new ApiRefusal(41004, 'corpsecret missing');
    const now = this.now();
    if (!this.wrongSecrets.hasRoom('caller', now, this.switches.wrongSecretsPerHour)) {
      throw new ApiRefusal(45009, 'blocked for an hour after wrong secrets');
    }
    if (corpId !== this.owner.corpId) throw new ApiRefusal(40013, 'invalid corpid');
    if (secret !== this.owner.secret) {
      this.wrongSecrets.count('caller', now);
      throw new ApiRefusal(40001, 'invalid credential');
    }
    return this.hand(now);
  }

  /** Throws 41001 (missing), 40014 (unknown), 42001 (expired). */
  check(token: string): void {
    if (!token) throw new ApiRefusal(41001, 'access_token missing');
    const expiry = this.expiries.get(token);
    if (expiry === undefined) throw new ApiRefusal(40014, 'invalid access_token');
    if (expiry <= this.now()) throw new ApiRefusal(42001, 'access_token expired');
  }

  /** All tokens stop working, as they may at any time. */
  revokeAll(): void {
    this.expiries.clear();
  }

  private hand(now: number): { access_token: string; expires_in: number } {
    const expiry = this.expiries.get(this.newest) ?? 0;
    if (!this.switches.freshTokenEachTime && expiry > now) {
      return { access_token: this.newest, expires_in: Math.floor((expiry - now) / 1000) };
    }
    this.newest = randomBytes(48).toString('base64url');
    this.expiries.set(this.newest, now + TOKEN_LIFE * 1000);
    return { access_token: this.newest, expires_in: TOKEN_LIFE };
  }
}
