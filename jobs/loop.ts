export interface LoopOptions {
  /** One pass; what it returns is how much it did, 0 = nothing is left. */
  pass(): Promise<number>;
  /** Milliseconds until the next look when nothing woke it. */
  every: number;
  /** Least milliseconds between two passes, so that many wake-ups cost one. */
  rest: number;
  onError(error: unknown): void;
}

/** Background work: a pass when woken, and every so often anyway; one at a time; an error ends the pass, not the loop. */
export class Loop {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | null = null;
  private woken = false;
  private state: 'new' | 'started' | 'stopped' = 'new';

  constructor(private readonly options: LoopOptions) {}

  start(): void {
    this.state = 'started';
    this.schedule(0);
  }

  /** Nothing happens before the start: a house without background work stays quiet. */
  wake(): void {
    this.woken = true;
    if (this.running === null) this.schedule(this.options.rest);
  }

  async stop(): Promise<void> {
    this.state = 'stopped';
    clearTimeout(this.timer);
    await this.running;
  }

  private schedule(delay: number): void {
    if (this.state !== 'started') return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.running ??= this.run();
    }, delay);
  }

  private async run(): Promise<void> {
    this.woken = false;
    let did = 0;
    try {
      did = await this.options.pass();
    } catch (error) {
      this.options.onError(error);
    }
    this.running = null;
    this.schedule(this.woken || did > 0 ? this.options.rest : this.options.every);
  }
}
