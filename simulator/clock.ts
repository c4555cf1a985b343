import type { Clock } from '../bot/clock';

interface Alarm {
  at: number;
  ring(): void;
  timer?: NodeJS.Timeout;
}

/** setTimeout takes at most a signed 32-bit number of milliseconds; longer waits are looked at again. */
const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * The simulator's time (epoch ms). Every limit of the platform is counted on it, so a test lets 48 hours pass in one call.
 * A running clock goes on with real time from where it was set; a frozen one moves only when told.
 */
export class MovableClock implements Clock {
  private readonly alarms = new Set<Alarm>();
  private readonly listeners = new Set<() => void>();

  private constructor(
    private base: number,
    private readonly startedAt: number | null,
  ) {}

  static running(start = Date.now()): MovableClock {
    return new MovableClock(start, Date.now());
  }

  static frozen(at: number): MovableClock {
    return new MovableClock(at, null);
  }

  get isRunning(): boolean {
    return this.startedAt !== null;
  }

  now(): number {
    return this.startedAt === null ? this.base : this.base + Date.now() - this.startedAt;
  }

  advance(milliseconds: number): void {
    if (!(milliseconds >= 0)) throw new RangeError('the clock only moves forward');
    this.base += milliseconds;
    this.ringDue();
    for (const listener of this.listeners) listener();
  }

  /** Moves to an instant that is not in the past. */
  set(instant: number): void {
    this.advance(instant - this.now());
  }

  /** Called after every move by hand (not by the passing of real time). Returns the way to stop. */
  onMoved(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Rings once when the clock reaches `at`, by real time or by a move. Returns the way to cancel. */
  alarm(at: number, ring: () => void): () => void {
    const alarm: Alarm = { at, ring };
    this.alarms.add(alarm);
    this.arm(alarm);
    return () => this.drop(alarm);
  }

  private arm(alarm: Alarm): void {
    clearTimeout(alarm.timer);
    if (!this.isRunning) return;
    const wait = Math.min(Math.max(alarm.at - this.now(), 0), LONGEST_TIMER);
    alarm.timer = setTimeout(() => (alarm.at <= this.now() ? this.ring(alarm) : this.arm(alarm)), wait);
    alarm.timer.unref();
  }

  private ringDue(): void {
    const now = this.now();
    const due = [...this.alarms].filter((alarm) => alarm.at <= now).sort((one, other) => one.at - other.at);
    for (const alarm of due) if (this.alarms.has(alarm)) this.ring(alarm);
    for (const alarm of this.alarms) this.arm(alarm);
  }

  private ring(alarm: Alarm): void {
    this.drop(alarm);
    alarm.ring();
  }

  private drop(alarm: Alarm): void {
    clearTimeout(alarm.timer);
    this.alarms.delete(alarm);
  }
}
