import type { Presser } from '../../models/exchange/cards';
import type { Context } from '../../models/context';
import type { Position } from '../interpret/coordinates';
import type { Contact } from '../../models/staff/persons';
import type { ChannelName, Person } from '../../models/staff/person';
import type { Attachment } from '../../models/tickets/ticket';
import type { LateAnswer } from '../../notices/exchange/late-answer';

export interface SentFile {
  kind: Attachment['kind'];
  mediaId: string;
  /** Where it lies, when the platform gave no id (models/tickets/ticket.ts). */
  address?: string;
}

/** What a person said, whatever the channel: words, a choice, pictures, a place. */
export interface Input {
  /** Empty when nothing was written. */
  text: string;
  /** Key of a tapped choice. */
  key: string | null;
  files: readonly SentFile[];
  /** Name of a place that was sent as a position. */
  placeLabel: string | null;
  /** Where it is (GCJ-02): it decides the grid of this turn and is not kept. */
  position: Position | null;
  /** Lines of a forwarded chat record: other people's words, read only as far as they are chosen. */
  record: readonly string[] | null;
  /** A kind of message nobody here can read (a link, a mini-program …). */
  unreadable: boolean;
  /** The press came from a card of the app. */
  onCard: boolean;
  /** Its task_id; null elsewhere. */
  taskId: string | null;
  /** What was chosen on it: the option by the key of its list. */
  selected: Readonly<Record<string, string>>;
}

/** Said to the 智能机器人; what is private is answered in the app, so `contact` is the way there. */
export interface RobotTurn {
  /**
   * In a work group, where everybody reads: nothing was offered there, so numbers, 好 and open questions are not meant, and
   * only what an answer says for groups (`Answer.group`) is said.
   */
  inGroup: boolean;
  /** How it can still be answered there later, once; null where it can't. */
  late: LateAnswer | null;
}

/** One turn of conversation. `context.actorId` is the speaker. */
export interface Turn {
  readonly context: Context;
  readonly person: Person;
  readonly contact: Contact;
  readonly input: Input;
  readonly robot?: RobotTurn;
}

/** By which way it came in. */
export const channelOf = ({ contact, robot }: Turn): ChannelName => (robot ? 'aibot' : contact.channel);

export const silence: Input = {
  text: '',
  key: null,
  files: [],
  placeLabel: null,
  position: null,
  record: null,
  unreadable: false,
  onCard: false,
  taskId: null,
  selected: {},
};

/** Who pressed which card: it is changed by the answer, everything else that is held of the ticket by update calls. */
export function presserOf({ input, contact }: Turn): Presser | null {
  return input.taskId === null ? null : { userId: contact.externalId, taskId: input.taskId };
}

/** The ticket id in a key part or typed number: T0001, T-0001, t1, 0001. */
export { readTicketNumber } from '../../models/tickets/workflow';
