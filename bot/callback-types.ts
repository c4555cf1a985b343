import type { Clock } from './clock';
import type { Secrets } from './envelope';
import type { InboundMessage } from './messages';
import type { PassiveReply } from './replies';

/** One verified message at the door. */
export interface Delivery {
  /** The de-duplication key, see `messageKey`; a repeat has the same. */
  key: string;
  message: InboundMessage;
  /** When the request began: epoch milliseconds of the injected clock. */
  receivedAt: number;
}

export interface CallbackOptions {
  /** `/wecom/callback` unless told. */
  path?: string;
  /** Several during a rotation of Token and EncodingAESKey; the answer is sealed with those that verified. */
  secrets: readonly Secrets[];
  clock: Clock;
  /** Real milliseconds after which an empty answer goes out and the reply becomes `tooLate`; 4000 unless told. */
  answerWithin?: number;
  /** Callbacks whose timestamp is further off are refused with 403; 0 = no check, the default. */
  maximumAgeSeconds?: number;
  /** Stores and handles the message; resolves only after the commit. Null = nothing to say in the answer itself. */
  receive(delivery: Delivery): Promise<PassiveReply | null>;
  /** The reply came too late for the answer, or nobody is there to read it: send it by another way. */
  tooLate(delivery: Delivery, reply: PassiveReply): Promise<void>;
  /** For the figures: kind of message (or `get`, `refused`), result, real milliseconds since the request began. */
  observe?(kind: string, result: string, milliseconds: number): void;
}
