import { ApiRefusal } from '../errors';
import { numberOf, type JsonObject } from '../json';
import type { Platform } from '../platform';

/** Throws 41011 (missing) or 301002 (another app's). */
export function checkAgent(platform: Platform, object: JsonObject): void {
  const agentId = numberOf(object, 'agentid');
  if (agentId === undefined) throw new ApiRefusal(41011, 'agentid missing');
  if (agentId !== platform.agentId) throw new ApiRefusal(301002, 'the token has no right on this agentid');
}

export function isPresent<Item>(item: Item | undefined): item is Item {
  return item !== undefined;
}
