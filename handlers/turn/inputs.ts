import type { CustomerServiceItem } from '../../bot/customer-service-messages';
import type { Selection } from '../../bot/message-types';
import type { InboundMessage } from '../../bot/messages';
import type { Position } from '../interpret/coordinates';
import type { Input } from './turn';
import { silence } from './turn';

/** What a member said or did in the app; null: an event that asks for no answer. */
export function inputOfApp(message: InboundMessage): Input | null {
  switch (message.kind) {
    case 'text':
      return { ...silence, text: message.content };
    case 'image':
    case 'voice':
    case 'video':
    case 'file':
      return { ...silence, files: [{ kind: message.kind, mediaId: message.mediaId }] };
    case 'location':
      return { ...silence, placeLabel: message.label || UNNAMED, position: positionOf(message) };
    case 'link':
      return { ...silence, unreadable: true };
    case 'event.click':
      return { ...silence, key: message.eventKey };
    case 'event.scancode_waitmsg':
      return { ...silence, text: scannedWords(message.scanResult ?? '') };
    case 'event.template_card_event':
      return { ...pressed(message), selected: selectedOf(message.selected) };
    case 'event.template_card_menu_event':
      return pressed(message);
    case 'event.subscribe':
      return { ...silence, key: FIRST_CONTACT };
    case 'unknown':
      return message.event === undefined ? { ...silence, unreadable: true } : null;
    default:
      return null;
  }
}

/** What a point's code holds is what one would type (`到 K7PNM`); any other code is said not to be one. */
const scannedWords = (result: string): string =>
  /^到\s/.test(result) ? result.slice(0, SCANNED) : `到 ${result.slice(0, SCANNED)}`;
const SCANNED = 40;

const pressed = ({ eventKey, taskId }: { eventKey: string; taskId: string }): Input => ({
  ...silence,
  key: eventKey,
  onCard: true,
  taskId,
});

const selectedOf = (items: readonly Selection[]): Record<string, string> =>
  Object.fromEntries(items.flatMap(({ questionKey, optionIds: [id] }) => (id ? [[questionKey, id]] : [])));

/** What a resident sent in customer service; null: nothing to answer. */
export function inputOfItem(item: CustomerServiceItem): Input | null {
  switch (item.kind) {
    case 'text':
      return { ...silence, text: item.menuId === undefined ? item.content : '', key: item.menuId ?? null };
    case 'image':
    case 'voice':
    case 'video':
    case 'file':
      return { ...silence, files: [{ kind: item.kind, mediaId: item.mediaId }] };
    case 'location':
      return { ...silence, placeLabel: item.name || item.address || UNNAMED, position: positionOf(item) };
    case 'merged_msg':
      return { ...silence, record: item.lines };
    case 'unknown':
      return item.event === undefined ? { ...silence, unreadable: true } : null;
    default:
      return item.kind.startsWith('event.') ? null : { ...silence, unreadable: true };
  }
}

/** Somebody came into the app's range: handlers/staff/practice.ts greets him. */
const FIRST_CONTACT = 'practice_hello';

/** A position without a name. */
const UNNAMED = '发来的位置';
const positionOf = ({ latitude, longitude }: Position): Position => ({ latitude, longitude });

/** Messages that came in pieces, as one: words joined, pictures together. */
export function joined(inputs: readonly Input[]): Input {
  const words = inputs.map((input) => input.text.trim()).filter(Boolean);
  return {
    ...silence,
    text: words.join('，'),
    files: inputs.flatMap((input) => input.files),
    placeLabel: inputs.findLast((input) => input.placeLabel !== null)?.placeLabel ?? null,
    position: inputs.findLast((input) => input.position !== null)?.position ?? null,
    record: inputs.findLast((input) => input.record !== null)?.record ?? null,
    unreadable: inputs.every((input) => input.unreadable),
  };
}
