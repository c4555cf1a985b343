import type { Delivery } from './callback-types';
import type { PassiveReply } from './replies';

/**
 * Handles a message once and gives every repeat of it the same answer. Durable once-only is the work of `handle`
 * (it stores the message under its unique key); this keeps a repeat that comes during the work waiting for it.
 */
export class Inbox {
  private readonly inWork = new Map<string, Promise<PassiveReply | null>>();

  constructor(private readonly handle: (delivery: Delivery) => Promise<PassiveReply | null>) {}

  receive(delivery: Delivery): Promise<PassiveReply | null> {
    const running = this.inWork.get(delivery.key);
    if (running) return running;
    const work = this.handle(delivery).finally(() => this.inWork.delete(delivery.key));
    this.inWork.set(delivery.key, work);
    return work;
  }

  /** Messages being handled right now. */
  get size(): number {
    return this.inWork.size;
  }
}
