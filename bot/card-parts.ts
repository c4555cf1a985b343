import type { ButtonCardInput, CommonInput } from './card-inputs';
import type { CardOption, HorizontalContent, QuoteArea, TextNoticeCard } from './card-types';
import { byteLength, shortenCharacters } from './text';

/** A card that WeCom would refuse; the mistake is in the code that built it. */
export class CardError extends Error {
  override readonly name = 'CardError';
}

export function checkLength(what: string, length: number, least: number, most: number): void {
  if (length < least || length > most) throw new CardError(`${what}: ${least} to ${most}, not ${length}`);
}

export function checkUnique(what: string, values: readonly string[], mostBytes: number): void {
  for (const value of values) checkLength(`bytes of ${what}`, byteLength(value), 1, mostBytes);
  if (new Set(values).size !== values.length) throw new CardError(`${what} is repeated`);
}

export function address(what: string, url: string): string {
  if (!/^https?:\/\/\S+$/.test(url)) throw new CardError(`${what}: http(s) address`);
  checkLength(`bytes of ${what}`, byteLength(url), 1, 2048);
  return url;
}

export function jumpList(
  jumps: readonly { title: string; url: string }[],
): Pick<TextNoticeCard, 'jump_list'> {
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

export function words(what: string, text: string, most: number): string {
  if (text.trim() === '') throw new CardError(`${what} is empty`);
  return shortenCharacters(text, most);
}

export function common(input: CommonInput, titleMost: number, descMost: number) {
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

export function middle(input: Pick<ButtonCardInput, 'subtitle' | 'lines' | 'quote'>): {
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

export function options(
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

export function submitButton({ text = '提交', key }: { text?: string; key: string }) {
  checkUnique('submit key', [key], 1024);
  return { text: words('text of the submit button', text, 10), key };
}
