const minute = 60_000;
const hour = 3_600_000;

/** At most so many in any minute and any hour. */
export interface RateLimit {
  perMinute: number;
  perHour: number;
}

/** Counts what went to each target within the last hour of the injected clock; in memory, restored at the start. */
export class RateWindow {
  private readonly times = new Map<string, number[]>();

  constructor(private readonly limit: RateLimit) {}

  /** Counts one more for all `targets` and gives null; or, where one has no room, counts nothing and says when it has. */
  take(targets: readonly string[], now: number): number | null {
    this.forget(now);
    const roomAt = Math.max(...targets.map((target) => this.roomAt(target, now)), now);
    if (roomAt > now) return roomAt;
    for (const target of targets) this.times.set(target, [...(this.times.get(target) ?? []), now]);
    return null;
  }

  /** What went out before this process began; to be given oldest first. */
  restore(targets: readonly string[], at: number): void {
    for (const target of targets) this.times.set(target, [...(this.times.get(target) ?? []), at]);
  }

  private roomAt(target: string, now: number): number {
    const times = this.times.get(target) ?? [];
    const inMinute = times.filter((time) => time > now - minute);
    const { perMinute, perHour } = this.limit;
    let roomAt = now;
    if (inMinute.length >= perMinute) roomAt = (inMinute[inMinute.length - perMinute] ?? now) + minute;
    if (times.length >= perHour) roomAt = Math.max(roomAt, (times[times.length - perHour] ?? now) + hour);
    return roomAt;
  }

  private forget(now: number): void {
    for (const [target, times] of this.times) {
      const first = times.findIndex((time) => time > now - hour);
      if (first === -1) this.times.delete(target);
      else if (first > 0) this.times.set(target, times.slice(first));
    }
  }
}
