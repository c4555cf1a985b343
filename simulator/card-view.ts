import { isObject, listOf, numberOf, objectOf, textOf, type JsonObject } from './json';
import type { Button } from './transcript';
import { branch, branches, leaf, type XmlFields, type XmlValue } from './xml';

/** The words of a template card, line by line as the client shows them. */
export function cardText(card: JsonObject): string {
  const title = objectOf(card, 'main_title');
  const emphasis = objectOf(card, 'emphasis_content');
  const quote = objectOf(card, 'quote_area');
  const area = objectOf(card, 'image_text_area');
  const lines = [
    textOf(objectOf(card, 'source'), 'desc'),
    textOf(title, 'title'),
    textOf(title, 'desc'),
    textOf(emphasis, 'title'),
    textOf(emphasis, 'desc'),
    textOf(card, 'sub_title_text'),
    textOf(area, 'title'),
    textOf(area, 'desc'),
    textOf(quote, 'title'),
    textOf(quote, 'quote_text'),
    ...listOf(card, 'vertical_content_list').flatMap((row) => [textOf(row, 'title'), textOf(row, 'desc')]),
    ...listOf(card, 'horizontal_content_list').map(
      (row) => `${textOf(row, 'keyname')}：${textOf(row, 'value')}`,
    ),
    ...questionsOf(card).map(questionText),
  ];
  return lines.filter((line) => line !== '').join('\n');
}

/** What is asked on a card: lists to choose one of, or boxes to tick. */
export function questionsOf(card: JsonObject): JsonObject[] {
  const single = [card.button_selection, card.checkbox].filter(isObject);
  return [...single, ...listOf(card, 'select_list')];
}

/** 转给谁：城管科 / 网格员乙 */
function questionText(question: JsonObject): string {
  const options = listOf(question, 'option_list').map((option) => textOf(option, 'text'));
  const title = textOf(question, 'title');
  return `${title === '' ? '' : `${title}：`}${options.join(' / ')}`;
}

/** What is chosen as long as nobody touches it: the named or first of a list, the boxes that are ticked already. */
export function chosenAtFirst(card: JsonObject): Record<string, string[]> {
  const chosen: Record<string, string[]> = {};
  for (const question of questionsOf(card)) {
    const options = listOf(question, 'option_list');
    const ticked = options.filter((option) => option.is_checked === true || option.is_checked === 'true');
    const usual = textOf(question, 'selected_id') || textOf(options[0] ?? {}, 'id');
    const isBox = question === card.checkbox;
    chosen[textOf(question, 'question_key')] = isBox ? ticked.map((option) => textOf(option, 'id')) : [usual];
  }
  return chosen;
}

/** What can be pressed on a card; one grey button when it was replaced by a text. */
export function cardButtons(card: JsonObject): Button[] {
  const links = listOf(card, 'jump_list').map((row) => ({
    label: textOf(row, 'title'),
    key: '',
    url: textOf(row, 'url'),
  }));
  const replaced = textOf(card, 'replace_text');
  if (replaced) return [{ label: replaced, key: '', disabled: true }, ...links];
  const buttons = listOf(card, 'button_list').map((button) =>
    numberOf(button, 'type') === 1
      ? { label: textOf(button, 'text'), key: '', url: textOf(button, 'url') }
      : { label: textOf(button, 'text'), key: textOf(button, 'key') },
  );
  const submit = objectOf(card, 'submit_button');
  if (textOf(submit, 'key'))
    buttons.push({ label: textOf(submit, 'text') || '提交', key: textOf(submit, 'key') });
  const menu = listOf(objectOf(card, 'action_menu'), 'action_list');
  buttons.push(...menu.map((item) => ({ label: textOf(item, 'text'), key: textOf(item, 'key') })));
  return [...buttons, ...links];
}

/** JSON field of each XML element of a card in a passive reply (P90241); lists are repeated elements. */
const lists: Record<string, string> = {
  HorizontalContentList: 'horizontal_content_list',
  VerticalContentList: 'vertical_content_list',
  JumpList: 'jump_list',
  ButtonList: 'button_list',
  SelectList: 'select_list',
  OptionList: 'option_list',
  ActionList: 'action_list',
};
const renamed: Record<string, string> = {
  CheckBox: 'checkbox',
  KeyName: 'keyname',
  PagePath: 'pagepath',
  AppId: 'appid',
  UserId: 'userid',
};

/** The JSON form of a `<TemplateCard>` in a passive reply. */
export function cardFromXml(fields: XmlFields): JsonObject {
  const card: JsonObject = {};
  for (const [name, value] of Object.entries(fields)) {
    const list = lists[name];
    if (list) card[list] = branches(fields, name).map(cardFromXml);
    else if (name !== '#text') card[renamed[name] ?? snakeCase(name)] = fieldFromXml(fields, name, value);
  }
  return card;
}

function fieldFromXml(fields: XmlFields, name: string, value: XmlValue): JsonObject | string {
  return typeof value === 'object' ? cardFromXml(branch(fields, name)) : leaf(fields, name);
}

function snakeCase(name: string): string {
  return name.replace(/(?<!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
}
