import { ApiRefusal } from './errors';
import { bytes, isObject, listOf, numberOf, objectOf, textOf, type JsonObject } from './json';

const callingBack = new Set(['button_interaction', 'vote_interaction', 'multiple_interaction']);
const cardTypes = new Set(['text_notice', 'news_notice', ...callingBack]);

/** Does a card of this form send events, so that it has a task_id and response codes (P90236)? */
export function callsBack(card: JsonObject): boolean {
  return callingBack.has(textOf(card, 'card_type')) || isObject(card.action_menu);
}

export type CardUse = 'send' | 'update' | 'webhook';

/** Checks a template card as message/send does (P90236). Throws the documented 42xxx code of the first fault. */
export function checkCard(card: JsonObject, use: CardUse): void {
  const type = textOf(card, 'card_type');
  const allowed = use === 'webhook' ? type === 'text_notice' || type === 'news_notice' : cardTypes.has(type);
  refuseUnless(allowed, 42031, 'card_type');
  if (use === 'send' && callsBack(card)) checkTaskId(textOf(card, 'task_id'));
  checkTitle(card, type);
  checkLists(card);
  if (type === 'text_notice' || type === 'news_notice') checkCardAction(objectOf(card, 'card_action'));
  if (type === 'news_notice') checkNewsPicture(card, use);
  if (isObject(card.action_menu)) checkActionMenu(listOf(objectOf(card, 'action_menu'), 'action_list'));
  if (type === 'button_interaction') checkButtons(card);
  if (type === 'vote_interaction') checkQuestion(objectOf(card, 'checkbox'), 20);
  if (type === 'multiple_interaction') {
    const selectors = listOf(card, 'select_list');
    refuseUnless(selectors.length >= 1 && selectors.length <= 3, 42047, 'select_list length');
    for (const selector of selectors) checkQuestion(selector, 10);
  }
  if (use === 'send' && (type === 'vote_interaction' || type === 'multiple_interaction')) checkSubmit(card);
}

function refuseUnless(fine: boolean, errcode: number, what: string): void {
  if (!fine) throw new ApiRefusal(errcode, `template_card: illegal ${what}`);
}

function within(text: string, limit: number): boolean {
  return text !== '' && bytes(text) <= limit;
}

function checkTaskId(taskId: string): void {
  refuseUnless(within(taskId, 128) && /^[0-9A-Za-z_\-@]+$/.test(taskId), 42014, 'task_id');
}

function checkTitle(card: JsonObject, type: string): void {
  const title = textOf(objectOf(card, 'main_title'), 'title');
  const instead = type === 'text_notice' ? textOf(card, 'sub_title_text') : '';
  refuseUnless(title !== '' || instead !== '', 42033, 'main_title.title');
}

function checkLists(card: JsonObject): void {
  const rows = listOf(card, 'horizontal_content_list');
  refuseUnless(rows.length <= 6, 42035, 'horizontal_content_list length');
  for (const row of rows) {
    refuseUnless(textOf(row, 'keyname') !== '', 42027, 'keyname');
    const type = numberOf(row, 'type') ?? 0;
    if (type === 1) refuseUnless(textOf(row, 'url') !== '', 42028, 'url');
    if (type === 2) refuseUnless(textOf(row, 'media_id') !== '', 42029, 'media_id');
    if (type === 3) refuseUnless(textOf(row, 'userid') !== '', 42050, 'userid');
  }
  const vertical = listOf(card, 'vertical_content_list');
  refuseUnless(vertical.length <= 4, 42036, 'vertical_content_list length');
  for (const row of vertical) refuseUnless(textOf(row, 'title') !== '', 42033, 'title');
  const jumps = listOf(card, 'jump_list');
  refuseUnless(jumps.length <= 3, 42042, 'jump_list length');
  for (const jump of jumps) {
    refuseUnless(textOf(jump, 'title') !== '', 42033, 'title');
    checkTarget(jump);
  }
}

/** A link (type 1) needs its url, a mini-program (type 2) its appid. */
function checkTarget(target: JsonObject): void {
  const type = numberOf(target, 'type') ?? 0;
  if (type === 1) refuseUnless(/^https?:\/\//.test(textOf(target, 'url')), 42028, 'url');
  if (type === 2) refuseUnless(textOf(target, 'appid') !== '', 42030, 'appid');
}

function checkCardAction(action: JsonObject): void {
  const type = numberOf(action, 'type');
  refuseUnless(type === 1 || type === 2, 42045, 'card_action');
  checkTarget(action);
}

function checkNewsPicture(card: JsonObject, use: CardUse): void {
  const picture = textOf(objectOf(card, 'card_image'), 'url');
  const beside = use === 'webhook' ? '' : textOf(objectOf(card, 'image_text_area'), 'image_url');
  refuseUnless(picture !== '' || beside !== '', 42044, 'card_image.url');
  const ratio = numberOf(objectOf(card, 'card_image'), 'aspect_ratio') ?? 1.3;
  refuseUnless(ratio >= 1.3 && ratio <= 2.25, 42044, 'card_image.aspect_ratio');
}

function checkActionMenu(items: JsonObject[]): void {
  refuseUnless(items.length >= 1 && items.length <= 3, 42037, 'action_list length');
  for (const item of items) {
    refuseUnless(textOf(item, 'text') !== '', 42038, 'action text');
    refuseUnless(within(textOf(item, 'key'), 1024), 42039, 'action key');
  }
  refuseUnless(
    new Set(items.map((item) => textOf(item, 'key'))).size === items.length,
    42051,
    'action key, used twice',
  );
}

function checkButtons(card: JsonObject): void {
  const buttons = listOf(card, 'button_list');
  refuseUnless(buttons.length >= 1 && buttons.length <= 6, 42017, 'button_list length');
  const keys: string[] = [];
  for (const button of buttons) {
    refuseUnless(textOf(button, 'text') !== '', 42038, 'button text');
    if (numberOf(button, 'type') === 1) refuseUnless(textOf(button, 'url') !== '', 42028, 'url');
    else keys.push(textOf(button, 'key'));
    const style = numberOf(button, 'style') ?? 1;
    refuseUnless(style >= 1 && style <= 4, 42017, 'button style');
  }
  refuseUnless(
    keys.every((key) => within(key, 1024)) && new Set(keys).size === keys.length,
    42039,
    'button key',
  );
  if (isObject(card.button_selection)) checkQuestion(card.button_selection, 10);
}

function checkQuestion(question: JsonObject, most: number): void {
  refuseUnless(within(textOf(question, 'question_key'), 1024), 42043, 'question_key');
  const options = listOf(question, 'option_list');
  refuseUnless(options.length >= 1 && options.length <= most, 42037, 'option_list length');
  for (const option of options) {
    refuseUnless(within(textOf(option, 'id'), 128), 42040, 'option id');
    refuseUnless(textOf(option, 'text') !== '', 42041, 'option text');
  }
  refuseUnless(
    new Set(options.map((option) => textOf(option, 'id'))).size === options.length,
    42040,
    'option id, used twice',
  );
}

function checkSubmit(card: JsonObject): void {
  const submit = objectOf(card, 'submit_button');
  refuseUnless(within(textOf(submit, 'key'), 1024), 42046, 'submit key');
}
