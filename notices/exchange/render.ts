import { buttonCard, multipleCard, type TemplateCard } from '../../bot/cards';
import type { AppMessage, CustomerServiceMessage } from '../../bot/outbox';
import { byteLength, shorten, splitText } from '../../bot/text';
import type { Answer } from '../answer';

/** A text of customer service and of the app holds 2,048 bytes (P94677, P90236). */
const TEXT_BYTES = 2048;
/** head_content of a menu (P94677). */
const MENU_HEAD_BYTES = 1024;
const MENU_CAPTION_BYTES = 128;
/** Menus stay at ten items: the pages disagree above that (P94677, P95122). */
const MENU_ITEMS = 10;
const CARD_BUTTONS = 6;
/** P90236. */
const SELECT_OPTIONS = 10;

/** Texts of an answer for the app, each within the limit; choices that need no card are named in a line. */
export function appTexts(answer: Answer): string[] {
  const labels =
    answer.optional === true ? (answer.choices ?? []).map(({ label }) => `“${label}”`).join('') : '';
  const lines = [answer.text, labels === '' ? '' : `也可以回${labels}。`, answer.contactLink ?? ''];
  return splitText(lines.filter(Boolean).join('\n'), TEXT_BYTES);
}

/** Does the answer need a card in the app? Lists that stand in the text are answered by number. */
export function needsCard(answer: Answer): boolean {
  if (answer.selects !== undefined) return true;
  return (answer.choices?.length ?? 0) > 0 && answer.listed !== true && answer.optional !== true;
}

const CARD_TITLE = 36;
const CARD_SUBTITLE = 160;

/** The title of a card whose words are one long sentence. */
const LONG_TITLE = '请您选一下';

/** Title and body of a card: the first line, its first sentence or clauses when it is long; null when it fits on none. */
function cardWords(text: string): { title: string; body: string } | null {
  const [line = '', ...rest] = text.split('\n');
  const sentence = /^.*?[。？！]/.exec(line)?.[0] ?? line;
  const clauses = /^.{1,35}[，；、]/.exec(line)?.[0] ?? '';
  const heading = [line, sentence, clauses].find((words) => Array.from(words).length <= CARD_TITLE) ?? '';
  const body = [line.slice(heading.length), ...rest].join('\n').trim();
  return Array.from(body).length <= CARD_SUBTITLE ? { title: heading || LONG_TITLE, body } : null;
}

/** The choices of an answer as a card; what is too long for one stands in a text before it, the card has its last line. */
export function choiceCard(answer: Answer): TemplateCard {
  const own = answer.copyable === true ? (/^.*?[。？！]/.exec(answer.text)?.[0] ?? answer.text) : answer.text;
  const { title, body } = cardWords(own) ?? { title: lastLine(answer.text), body: '' };
  if (answer.selects) return selectCard(answer.selects, title, body);
  return buttonCard({
    title,
    ...(body === '' ? {} : { subtitle: body }),
    buttons: (answer.choices ?? []).slice(0, CARD_BUTTONS).map(({ label, key }, at) => ({
      text: label,
      key,
      style: at === 0 ? 1 : 2,
    })),
  });
}

function selectCard(
  { lists, submit }: NonNullable<Answer['selects']>,
  title: string,
  body: string,
): TemplateCard {
  return multipleCard({
    title,
    ...(body === '' ? {} : { desc: body }),
    selects: lists.map((list) => ({
      questionKey: list.key,
      title: list.title,
      ...(list.chosen === undefined ? {} : { selectedId: list.chosen }),
      options: list.options.slice(0, SELECT_OPTIONS).map(({ id, label }) => ({ id, text: label })),
    })),
    submit: { text: submit.label, key: submit.key },
  });
}

/** Messages of an answer for a member: one card when everything fits on it, else the text first. */
export function appMessages(answer: Answer): AppMessage[] {
  const texts = appTexts(answer).map((content): AppMessage => ({ msgtype: 'text', text: { content } }));
  if (!needsCard(answer)) return texts;
  const card: AppMessage = { msgtype: 'template_card', template_card: choiceCard(answer) };
  return answer.copyable === true || cardWords(answer.text) === null ? [...texts, card] : [card];
}

function lastLine(text: string): string {
  return (
    text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .at(-1) ?? text
  );
}

/** Messages of an answer for a resident in customer service: one message where one will do. */
export function customerServiceMessages(answer: Answer): CustomerServiceMessage[] {
  const { contactLink } = answer;
  const card: CustomerServiceMessage[] =
    contactLink === undefined ? [] : [{ msgtype: 'ca_link', ca_link: { link_url: contactLink } }];
  return [...wordsAndMenu(answer), ...card];
}

function wordsAndMenu(answer: Answer): CustomerServiceMessage[] {
  const choices = (answer.choices ?? []).slice(0, MENU_ITEMS);
  if (choices.length === 0 || answer.listed === true) {
    return splitText(answer.text, TEXT_BYTES).map((content) => ({ msgtype: 'text', text: { content } }));
  }
  const long = byteLength(answer.text) > MENU_HEAD_BYTES;
  const menu: CustomerServiceMessage = {
    msgtype: 'msgmenu',
    msgmenu: {
      head_content: long ? lastLine(answer.text).slice(0, 200) : answer.text,
      list: choices.map(({ label, key }, at) => ({
        type: 'click',
        click: { id: key, content: shorten(`${at + 1} ${label}`, MENU_CAPTION_BYTES) },
      })),
    },
  };
  if (!long) return [menu];
  return [
    ...splitText(answer.text, TEXT_BYTES).map((content): CustomerServiceMessage => ({
      msgtype: 'text',
      text: { content },
    })),
    menu,
  ];
}
