import type { TemplateCard } from '../bot/cards';
import type { Choice } from '../models/exchange/dialogues';

export type { Choice } from '../models/exchange/dialogues';

/** One drop-down list: at most ten options, of which the first is chosen unless told. */
export interface Select {
  /** What the press names it by. */
  key: string;
  title: string;
  options: { id: string; label: string }[];
  chosen?: string;
}

/** What somebody is told. The channel renders it: text, a menu of customer service, or a card with buttons. */
export interface Answer {
  text: string;
  /** What can be tapped, or answered by its number. */
  choices?: Choice[];
  /** Drop-down lists on one card of the app, answered together by `submit`; in words the text says how. */
  selects?: { lists: Select[]; submit: Choice };
  /** A question: 好, 对, 嗯 mean the first choice. */
  question?: boolean;
  /** Its numbers are understood for days, while 好 is its answer for an hour alone. */
  waits?: boolean;
  /** The choices stand in the text already (a numbered list); the app needs no card for them. */
  listed?: boolean;
  /** The choices are a convenience: customer service shows them as a menu, the app names them in a line instead of a card. */
  optional?: boolean;
  /** Buttons of one thing of a list: in the app they don't take the list's place, 第2件 still means its second row. */
  aside?: boolean;
  /** It shows this ticket: its card in the app is kept up to date like the ticket's own. */
  shows?: number;
  /** It is the receipt of this ticket: a resident's first one also asks how he wants to hear of the result. */
  receiptOf?: number | readonly number[];
  /** Somebody will copy it: the app shows it as a text of its own, the buttons stand on a card behind it. */
  copyable?: boolean;
  /** Nothing is said before it: somebody is in danger. */
  alone?: boolean;
  /** What a work group may read where it was asked there; without it the group reads only that the answer came in private. */
  group?: string;
  /** Said again at once, it is said in these words instead; `what` names the sentence. */
  otherwise?: { what: string; texts: readonly string[] };
  /** userids of who is on duty: in customer service the conversation is handed to the first who receives. */
  handOver?: string[];
  /** Before the words of the one who was handed over to a servicer. */
  takenPrefix?: string;
  /** An 获客助手 link: customer service shows it as a card behind the words, elsewhere it stands in a line. */
  contactLink?: string;
  /** What the card becomes on which the person pressed; without it the card shows `pressed` in grey. */
  card?: TemplateCard;
  /** It answers something confidential: the message it answers is emptied at once. */
  confidential?: boolean;
  /** The label of the press, where it was not among what was offered last. */
  pressed?: string;
}

/** The key behind a choice: `intent_action_argument…`, only a-zA-Z0-9_ (P94677), so that old menus still say what they mean. */
export function choiceKey(intent: string, action: string, ...rest: (string | number)[]): string {
  const key = [intent, action, ...rest].join('_');
  if (!/^[a-zA-Z0-9_]{1,128}$/.test(key)) throw new Error(`not a menu id: ${key}`);
  return key;
}

export interface ChosenKey {
  intent: string;
  action: string;
  rest: string[];
}

export function readChoiceKey(key: string): ChosenKey | null {
  const [intent, action, ...rest] = key.split('_');
  return intent && action && /^[a-zA-Z0-9_]{1,128}$/.test(key) ? { intent, action, rest } : null;
}

/** What 获客助手 makes (P94677); customer service shows it as a card, elsewhere it is a link. */
export const isContactCard = (link: string): boolean => link.startsWith('https://work.weixin.qq.com/ca/');

const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩';

/** ① … ⑩ for rows of a list. */
export const circled = (index: number): string => CIRCLED[index] ?? `${index + 1}.`;
