import { cardFromXml } from './card-view';
import { checkCard } from './card-rules';
import { ApiRefusal } from './errors';
import { cutToBytes, textOf, type JsonObject } from './json';
import type { Player } from './options';
import type { Platform } from './platform';
import type { Shown } from './transcript';
import { branch, branches, leaf, type XmlFields } from './xml';

/** The longest passive text in bytes; the platform cuts what is longer (P90241). */
const LONGEST_TEXT = 2048;

/** Greying is possible on these only (P90241). */
const greyable = new Set(['button_interaction', 'vote_interaction', 'multiple_interaction']);

/** A press that is being answered: its bubble and the code it brought. */
export interface Press {
  bubble: Shown;
  responseCode: string;
}

/** Shows a passive reply to its member, as far as the platform would (P90241). */
export function showPassiveReply(platform: Platform, player: Player, reply: XmlFields, press?: Press): void {
  const { corpId } = platform.options;
  if (leaf(reply, 'ToUserName') !== player.id || leaf(reply, 'FromUserName') !== corpId) {
    platform.complain(`A reply for ${player.id} names ${leaf(reply, 'ToUserName')} as its reader.`);
    return;
  }
  const type = leaf(reply, 'MsgType');
  if (type === 'update_button' || type === 'update_template_card')
    updateCard(platform, player, type, reply, press);
  else showMessage(platform, player, type, reply);
}

function showMessage(platform: Platform, player: Player, type: string, reply: XmlFields): void {
  const show = (shown: { type: Shown['type']; text: string; mediaId?: string }) =>
    platform.transcript.add(player.name, { from: 'bot', ...shown });
  if (type === 'text') {
    const content = leaf(reply, 'Content');
    const text = cutToBytes(content, LONGEST_TEXT);
    if (text !== content) platform.complain(`A passive text of over ${LONGEST_TEXT} bytes was cut.`);
    if (text) show({ type: 'text', text });
    else platform.complain('A passive text was empty.');
  } else if (type === 'image' || type === 'voice') {
    const mediaId = leaf(branch(reply, type === 'image' ? 'Image' : 'Voice'), 'MediaId');
    showMedium(platform, type, mediaId, () =>
      show({ type: type === 'image' ? 'picture' : 'voice', text: '', mediaId }),
    );
  } else if (type === 'news') {
    const items = branches(branch(reply, 'Articles'), 'item');
    show({
      type: 'text',
      text: items.map((item) => `${leaf(item, 'Title')}\n${leaf(item, 'Description')}`).join('\n'),
    });
  } else {
    platform.complain(`A passive reply of type "${type}" is not possible.`);
  }
}

function showMedium(platform: Platform, type: 'image' | 'voice', mediaId: string, show: () => void): void {
  try {
    platform.media.fetch(mediaId, type);
    show();
  } catch (error) {
    platform.complain(`A passive ${type}: ${(error as Error).message}`);
  }
}

/** Changes the card for the one who pressed, nobody else. */
function updateCard(platform: Platform, player: Player, type: string, reply: XmlFields, press?: Press): void {
  if (!press) {
    platform.complain('A card update answers something that was no press.');
    return;
  }
  const shown = textOf(press.bubble.card ?? {}, 'card_type');
  if (type === 'update_button') {
    if (!greyable.has(shown)) platform.complain(`Buttons of a ${shown} cannot be greyed.`);
    else platform.cards.greyOut(player.name, press.bubble, leaf(branch(reply, 'Button'), 'ReplaceName'));
  } else {
    const card = readCard(platform, reply);
    if (!card) return;
    platform.cards.replace(player.name, press.bubble, card);
  }
  if (platform.switches.passiveUpdateConsumesCode) platform.cards.useUp(press.responseCode);
}

function readCard(platform: Platform, reply: XmlFields): JsonObject | null {
  const card = cardFromXml(branch(reply, 'TemplateCard'));
  try {
    checkCard(card, 'update');
    return card;
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error;
    platform.complain(`A passive card update is refused: ${error.errcode} ${error.message}`);
    return null;
  }
}
