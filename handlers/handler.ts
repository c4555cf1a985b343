import type { OpenDialogue } from '../models/exchange/dialogues';
import type { Answer } from '../notices/answer';
import type { RowWords } from './turn/row-words';
import type { Turn } from './turn/turn';

/** Who a command is listed for in 帮助. What it may do is checked in the action. */
export const audiences = ['resident', 'member', 'leader', 'mediator', 'official', 'administrator'] as const;
export type Audience = (typeof audiences)[number];

export interface Command {
  /** What people write first; longer words win over shorter ones. */
  words: readonly string[];
  /** May the rest follow without a space: 随手办3号楼…; a pattern says which rest may. */
  glued?: boolean | RegExp;
  /** May it end what is said: 要一份上个月的台账. */
  last?: boolean;
  /** In the middle of these conversations the words are for them: 不对 corrects what is being asked, not the last report. */
  yieldsTo?: readonly string[];
  /** Works in the middle of any conversation: 取消, 帮助, 找人. */
  anywhere?: boolean;
  for: readonly Audience[];
  /** One example and what it does, for 帮助. */
  example: string;
  does: string;
  run(turn: Turn, rest: string): Promise<Answer>;
}

/** One conversation: the words that start it, the choices it offers, the answers it waits for. */
export interface Handler {
  /** First part of its choice keys, and the name of its dialogues. */
  intent: string;
  /** What is said here is kept in the file alone: the message itself is emptied as soon as it had its effect. */
  confidential?: boolean;
  /** Its words may hold a phone number that it seals itself; elsewhere numbers are masked before anybody reads them. */
  keepsNumbers?: boolean;
  commands?: readonly Command[];
  /** Choices by their action; `rest` are the further parts of the key, `words` what was typed behind a row's number. */
  press?: Readonly<Record<string, (turn: Turn, rest: readonly string[], words: string) => Promise<Answer>>>;
  /** Words its dialogue waits for even where they are a command. */
  wants?(dialogue: OpenDialogue<unknown>, text: string): boolean;
  /** A number answers its question (几号楼？ 3, 第2件是6号楼) and is no row of the last list. */
  wantsRow?(dialogue: OpenDialogue<unknown>, row: RowWords): boolean;
  /** The next words while its dialogue is open; null = these words are not for me. */
  proceed?(turn: Turn, dialogue: OpenDialogue<unknown>): Promise<Answer | null>;
}

/** Conversations that belong together in 帮助. */
export interface Chapter {
  /** a-z only. */
  id: string;
  title: string;
  handlers: readonly Handler[];
}
