import { checkCard } from '../card-rules';
import { ApiRefusal } from '../errors';
import { isObject, objectOf, textOf, textsOf, type JsonObject } from '../json';
import type { SentCard } from '../card-book';
import type { Player } from '../options';
import type { Platform } from '../platform';
import { checkAgent, isPresent } from './checks';
import type { Endpoints } from './endpoint';

/** Cards whose buttons can be greyed (P94888). */
const greyable = new Set(['button_interaction', 'vote_interaction', 'multiple_interaction']);

/** message/update_template_card (P94888). */
export function cardEndpoints(platform: Platform): Endpoints {
  return { 'message/update_template_card': { method: 'POST', answer: ({ body }) => update(platform, body) } };
}

function update(platform: Platform, body: JsonObject): JsonObject {
  const agent = body.agentid;
  if (agent !== undefined && Number(agent) !== platform.agentId) {
    throw new ApiRefusal(42015, 'the card was sent by another app');
  }
  checkAgent(platform, body);
  const code = textOf(body, 'response_code');
  const card = platform.cards.look(code);
  const newCard = isObject(body.template_card) ? body.template_card : null;
  const replaceName = textOf(objectOf(body, 'button'), 'replace_name');
  if (newCard) checkUpdate(newCard);
  else if (!replaceName) throw new ApiRefusal(40058, 'neither button nor template_card');
  const { targets, missing } = findTargets(platform, body, card);
  for (const member of targets) {
    const bubble = card.bubbles.get(member.name);
    if (!bubble) continue; // it was dropped silently: there is nothing to change
    if (newCard) platform.cards.replace(member.name, bubble, newCard);
    else if (greyable.has(textOf(bubble.card ?? {}, 'card_type')))
      platform.cards.greyOut(member.name, bubble, replaceName);
    else throw new ApiRefusal(40058, 'this card has no buttons to grey');
  }
  platform.cards.useUp(code);
  return { invaliduser: missing };
}

function checkUpdate(card: JsonObject): void {
  if (card.task_id !== undefined) throw new ApiRefusal(42014, 'an update carries no task_id');
  checkCard(card, 'update');
}

/** Throws 82101 (nobody named) or 82102 (nobody of them got the card). */
function findTargets(
  platform: Platform,
  body: JsonObject,
  card: SentCard,
): { targets: Player[]; missing: string[] } {
  const recipients = platform.members.filter((member) => card.recipients.has(member.name));
  if (body.atall === 1) return { targets: recipients, missing: [] };
  const ids = textsOf(body, 'userids');
  const parties = Array.isArray(body.partyids) ? body.partyids : [];
  if (ids.length === 0 && parties.length === 0) throw new ApiRefusal(82101, 'update target is empty');
  if (ids.length > 1000) throw new ApiRefusal(40032, 'more than 1000 userids');
  if (parties.some((id) => Number(id) === 1)) return { targets: recipients, missing: [] };
  const named = ids.map((id) => platform.member(id)).filter(isPresent);
  const targets = named.filter((member) => recipients.includes(member));
  if (targets.length === 0) throw new ApiRefusal(82102, 'the target is not among the recipients');
  const missing = ids.filter((id) => !targets.some((member) => member.id.toLowerCase() === id.toLowerCase()));
  return { targets, missing: missing.map((id) => id.toLowerCase()) };
}
