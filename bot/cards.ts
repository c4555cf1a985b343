import type {
  ButtonInteractionCard,
  CardOption,
  CardSelection,
  HorizontalContent,
  MultipleInteractionCard,
  NewsNoticeCard,
  QuoteArea,
  TextNoticeCard,
  VoteInteractionCard,
} from './card-types';
import { byteLength, shortenCharacters } from './text';

export type * from './card-types';
export { cardXml } from './card-xml';

/** A card that WeCom would refuse; the mistake is in the code that built it. */
export class CardError extends Error {
  override readonly name = 'CardError';
}

/** One line "name: value": name at most 5 characters, value 30, else shortened. */
export interface CardLine {
  name: string;
  value: string;
}

interface CommonInput {
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

function checkLength(what: string, length: number, least: number, most: number): void {
  if (length < least || length > most) throw new CardError(`${what}: ${least} to ${most}, not ${length}`);
}

function checkUnique(what: string, values: readonly string[], mostBytes: number): void {
  for (const value of values) checkLength(`bytes of ${what}`, byteLength(value), 1, mostBytes);
  if (new Set(values).size !== values.length) throw new CardError(`${what} is repeated`);
}

function address(what: string, url: string): string {
  if (!/^https?:\/\/\S+$/.test(url)) throw new CardError(`${what}: http(s) address`);
  checkLength(`bytes of ${what}`, byteLength(url), 1, 2048);
  return url;
}

function jumpList(jumps: readonly { title: string; url: string }[]): Pick<TextNoticeCard, 'jump_list'> {
  checkLength('jumps', jumps.length, 0, 3);
  if (jumps.length === 0) return {};
  return {
    jump_list: jumps.map(({ title, url }) => ({
      type: 1,
      title: words('title of a jump', title, 18),
      url: address('url of a jump', url),
    })),
  };
}

function words(what: string, text: string, most: number): string {
  if (text.trim() === '') throw new CardError(`${what} is empty`);
  return shortenCharacters(text, most);
}

function common(input: CommonInput, titleMost: number, descMost: number) {
  if (input.taskId !== undefined && !/^[A-Za-z0-9_@-]{1,128}$/.test(input.taskId)) {
    throw new CardError('task_id: 1 to 128 letters, digits and _-@');
  }
  return {
    ...(input.source === undefined ? {} : { source: { desc: shortenCharacters(input.source, 20) } }),
    main_title: {
      title: words('title', input.title, titleMost),
      ...(input.desc === undefined ? {} : { desc: shortenCharacters(input.desc, descMost) }),
    },
    ...(input.taskId === undefined ? {} : { task_id: input.taskId }),
  };
}

function middle(input: Pick<ButtonCardInput, 'subtitle' | 'lines' | 'quote'>): {
  sub_title_text?: string;
  quote_area?: QuoteArea;
  horizontal_content_list?: HorizontalContent[];
} {
  const { subtitle, lines = [], quote } = input;
  checkLength('lines', lines.length, 0, 6);
  return {
    ...(subtitle === undefined ? {} : { sub_title_text: shortenCharacters(subtitle, 160) }),
    ...(quote === undefined
      ? {}
      : {
          quote_area: {
            type: 0 as const,
            ...(quote.title === undefined ? {} : { title: quote.title }),
            quote_text: quote.text,
          },
        }),
    ...(lines.length === 0
      ? {}
      : {
          horizontal_content_list: lines.map(({ name, value }) => ({
            keyname: words('name of a line', name, 5),
            value: shortenCharacters(value, 30),
          })),
        }),
  };
}

function options(
  list: readonly { id: string; text: string; checked?: boolean }[],
  most: number,
  textMost: number,
) {
  checkLength('options', list.length, 1, most);
  checkUnique(
    'option id',
    list.map(({ id }) => id),
    128,
  );
  return list.map(({ id, text, checked }): CardOption => ({
    id,
    text: words('text of an option', text, textMost),
    ...(checked === undefined ? {} : { is_checked: checked }),
  }));
}

function submitButton({ text = '提交', key }: { text?: string; key: string }) {
  checkUnique('submit key', [key], 1024);
  return { text: words('text of the submit button', text, 10), key };
}

/** A card with buttons that call back (button_interaction). Long words are shortened; a wrong build is a CardError. */
export function buttonCard(input: ButtonCardInput): ButtonInteractionCard {
  checkLength('buttons', input.buttons.length, 1, 6);
  checkUnique(
    'button key',
    input.buttons.map(({ key }) => key),
    1024,
  );
  return {
    card_type: 'button_interaction',
    ...common(input, 36, 44),
    ...middle(input),
    ...(input.url === undefined ? {} : { card_action: { type: 1, url: address('url', input.url) } }),
    button_list: input.buttons.map(({ text, key, style = 1 }) => ({
      text: words('text of a button', text, 10),
      style,
      key,
    })),
  };
}

/** A card that only tells (text_notice). */
export function textNotice(input: TextNoticeInput): TextNoticeCard {
  return {
    card_type: 'text_notice',
    ...common(input, 36, 44),
    ...(input.emphasis === undefined
      ? {}
      : {
          emphasis_content: {
            title: shortenCharacters(input.emphasis.title, 14),
            ...(input.emphasis.desc === undefined
              ? {}
              : { desc: shortenCharacters(input.emphasis.desc, 22) }),
          },
        }),
    ...middle(input),
    ...jumpList(input.jumps ?? []),
    card_action: { type: 1, url: address('url', input.url) },
  };
}

/** A card with a picture that only tells (news_notice). */
export function newsNotice(input: NewsNoticeInput): NewsNoticeCard {
  const { picture, paragraphs = [], lines } = input;
  const { ratio = 1.3 } = picture;
  if (ratio < 1.3 || ratio > 2.25) throw new CardError(`ratio: 1.3 to 2.25, not ${ratio}`);
  checkLength('paragraphs', paragraphs.length, 0, 4);
  return {
    card_type: 'news_notice',
    ...common(input, 36, 44),
    card_image: { url: address('url of the picture', picture.url), aspect_ratio: ratio },
    ...(paragraphs.length === 0
      ? {}
      : {
          vertical_content_list: paragraphs.map(({ title, desc }) => ({
            title: words('title of a paragraph', title, 38),
            ...(desc === undefined ? {} : { desc: shortenCharacters(desc, 160) }),
          })),
        }),
    ...middle(lines === undefined ? {} : { lines }),
    ...jumpList(input.jumps ?? []),
    card_action: { type: 1, url: address('url', input.url) },
  };
}

/** One question with boxes to tick (vote_interaction). */
export function voteCard(input: VoteCardInput): VoteInteractionCard {
  checkUnique('question key', [input.questionKey], 1024);
  const ticked = input.options.filter(({ checked }) => checked === true).length;
  if (input.multiple !== true) checkLength('options ticked', ticked, 0, 1);
  const checkbox = {
    question_key: input.questionKey,
    mode: input.multiple === true ? (1 as const) : (0 as const),
    option_list: options(input.options, 20, 17),
  };
  return {
    card_type: 'vote_interaction',
    ...common(input, 16, 160),
    checkbox,
    submit_button: submitButton(input.submit),
  };
}

/** One to three drop-down lists (multiple_interaction). */
export function multipleCard(input: MultipleCardInput): MultipleInteractionCard {
  checkLength('lists', input.selects.length, 1, 3);
  checkUnique(
    'question key',
    input.selects.map(({ questionKey }) => questionKey),
    1024,
  );
  for (const { selectedId, options: list } of input.selects)
    if (selectedId !== undefined && !list.some(({ id }) => id === selectedId))
      throw new CardError('what is selected is no option');
  const lists = input.selects.map((select): CardSelection => ({
    question_key: select.questionKey,
    ...(select.title === undefined ? {} : { title: select.title }),
    ...(select.selectedId === undefined ? {} : { selected_id: select.selectedId }),
    option_list: options(select.options, 10, 16),
  }));
  return {
    card_type: 'multiple_interaction',
    ...common(input, 36, 160),
    select_list: lists,
    submit_button: submitButton(input.submit),
  };
}
