import type { Delivery, Heard } from './callback-types';
import type { InboundMessage } from './messages';
import type { PassiveReply } from './replies';

/**
 * Handles a message once and gives every repeat of it the same answer. Durable once-only is the work of `handle`
 * (it stores the message under its unique key); this keeps a repeat that comes during the work waiting for it.
 */
export class Inbox<Message extends Heard = InboundMessage, Reply = PassiveReply> {
  private readonly inWork = new Map<string, Promise<Reply | null>>();

  constructor(private readonly handle: (delivery: Delivery<Message>) => Promise<Reply | null>) {}

  receive(delivery: Delivery<Message>): Promise<Reply | null> {
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
