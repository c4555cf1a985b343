/** Counts per name what happened within the last `milliseconds`. */
export class RateWindow {
  private readonly times = new Map<string, number[]>();

  constructor(
    private readonly limit: number,
    private readonly milliseconds: number,
  ) {}

  /** Is there room for one more now? */
  hasRoom(name: string, now: number, limit = this.limit): boolean {
    const recent = (this.times.get(name) ?? []).filter((at) => at > now - this.milliseconds);
    this.times.set(name, recent);
    return recent.length < limit;
  }

  count(name: string, now: number): void {
    this.times.set(name, [...(this.times.get(name) ?? []), now]);
  }
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
