// What a card is built from; what is too long is shortened as each line says.

/** One line "name: value": name at most 5 characters, value 30, else shortened. */
export interface CardLine {
  name: string;
  value: string;
}

export interface CommonInput {
  /** 36 characters (16 on a vote), else shortened. */
  title: string;
  /** 44 characters (160 on votes and lists), else shortened. */
  desc?: string;
  /** The small line on top, 20 characters. */
  source?: string;
  /** 1–128 bytes of letters, digits and `_-@`, unique in the app; left out only where a card is changed. */
  taskId?: string;
}

export interface ButtonCardInput extends CommonInput {
  /** 160 characters. */
  subtitle?: string;
  /** At most 6. */
  lines?: CardLine[];
  /** 1–6; text at most 10 characters, else shortened; key 1–1,024 bytes and unique. */
  buttons: { text: string; key: string; style?: 1 | 2 | 3 | 4 }[];
  quote?: { title?: string; text: string };
  /** Where a tap on the card itself leads. */
  url?: string;
}

export interface TextNoticeInput extends CommonInput {
  subtitle?: string;
  lines?: CardLine[];
  /** The big figure: 14 characters, its words 22. */
  emphasis?: { title: string; desc?: string };
  quote?: { title?: string; text: string };
  /** At most 3; title at most 18 characters. */
  jumps?: { title: string; url: string }[];
  /** Required by the platform: where a tap on the card leads. */
  url: string;
}

export interface NewsNoticeInput extends CommonInput {
  /** The picture on top; height to width 1 : 1.3 to 1 : 2.25 (1.3 unless told). */
  picture: { url: string; ratio?: number };
  /** At most 4; title 38 characters, words 160. */
  paragraphs?: { title: string; desc?: string }[];
  lines?: CardLine[];
  /** At most 3; title at most 18 characters. */
  jumps?: { title: string; url: string }[];
  /** Required by the platform: where a tap on the card leads. */
  url: string;
}

export interface VoteCardInput extends CommonInput {
  questionKey: string;
  /** 1–20; text at most 17 characters. */
  options: { id: string; text: string; checked?: boolean }[];
  multiple?: boolean;
  submit: { text?: string; key: string };
}

export interface MultipleCardInput extends CommonInput {
  /** 1–3 lists of 1–10 options; text at most 16 characters; the first is selected unless told. */
  selects: {
    questionKey: string;
    title?: string;
    selectedId?: string;
    options: { id: string; text: string }[];
  }[];
  submit: { text?: string; key: string };
}
