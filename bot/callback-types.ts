import type { Clock } from './clock';
import type { Secrets } from './envelope';
import type { InboundMessage } from './messages';
import type { PassiveReply } from './replies';

/** What every message at a door has, whichever form its envelope takes. */
export interface Heard {
  kind: string;
  /** Who said it; null for what comes from the system. */
  from: string | null;
}

/** One verified message at the door. */
export interface Delivery<Message extends Heard = InboundMessage> {
  /** The de-duplication key, see `messageKey`; a repeat has the same. */
  key: string;
  message: Message;
  /** When the request began: epoch milliseconds of the injected clock. */
  receivedAt: number;
}

/** A sealed answer's parts, as the envelope gives them. */
export interface SealedParts {
  encrypt: string;
  msgSignature: string;
  timestamp: string;
  nonce: string;
}

/** How one kind of callback is written: the app speaks XML, the 智能机器人 JSON. Errors carry a status of their own. */
export interface Dialect<Message extends Heard, Reply> {
  path: string;
  /** The encrypted text in a body. */
  readEncrypted(body: string): string;
  /** The typed message of what was decrypted. */
  parse(plaintext: string): Message;
  keyOf(message: Message): string;
  /** The plaintext of a reply; null where this message can't be answered with it. `now`: epoch milliseconds. */
  replyText(message: Message, reply: Reply, now: number): string | null;
  /** The answer's body. */
  wrap(sealed: SealedParts): { type: string; body: string };
}

export interface CallbackOptions<Message extends Heard = InboundMessage, Reply = PassiveReply> {
  /** The dialect's own unless told. */
  path?: string;
  /** Several during a rotation of Token and EncodingAESKey; the answer is sealed with those that verified. */
  secrets: readonly Secrets[];
  clock: Clock;
  /** Real milliseconds after which an empty answer goes out and the reply becomes `tooLate`; 4000 unless told. */
  answerWithin?: number;
  /** Callbacks whose timestamp is further off are refused with 403; 0 = no check, the default. */
  maximumAgeSeconds?: number;
  /** Stores and handles the message; resolves only after the commit. Null = nothing to say in the answer itself. */
  receive(delivery: Delivery<Message>): Promise<Reply | null>;
  /** The reply came too late for the answer, or nobody is there to read it: send it by another way. */
  tooLate(delivery: Delivery<Message>, reply: Reply): Promise<void>;
  /** For the figures: kind of message (or `get`, `refused`), result, real milliseconds since the request began. */
  observe?(kind: string, result: string, milliseconds: number): void;
}
