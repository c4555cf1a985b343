import { randomBytes } from 'node:crypto';
import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import { leaf, readXml, writeXml } from './xml';

/** What both sides of one callback configuration share (P90968). */
export interface Keys {
  corpId: string;
  token: string;
  aesKey: string;
}

export interface Letter {
  query: string;
  body: string;
}

/**
 * Seals a callback as WeCom does (P90238). The bot's own envelope is not used on purpose: a mistake in it
 * would be made on both sides and cancel itself out.
 */
export function sealLetter(keys: Keys, xml: string, now: number, agentId?: number): Letter {
  const timestamp = String(Math.floor(now / 1000));
  const nonce = randomBytes(8).toString('hex');
  const encrypted = encrypt(keys.aesKey, xml, keys.corpId);
  const signature = getSignature(keys.token, timestamp, nonce, encrypted);
  const query = new URLSearchParams({ msg_signature: signature, timestamp, nonce }).toString();
  const agent = agentId === undefined ? undefined : String(agentId);
  return { query, body: writeXml({ ToUserName: keys.corpId, AgentID: agent, Encrypt: encrypted }) };
}

/** Seals a callback of a 智能机器人 (P101033): JSON, no receiver's id. */
export function sealNote({ token, aesKey }: Omit<Keys, 'corpId'>, message: object, now: number): Letter {
  const timestamp = String(Math.floor(now / 1000));
  const nonce = randomBytes(8).toString('hex');
  const encrypted = encrypt(aesKey, JSON.stringify(message), '');
  const signature = getSignature(token, timestamp, nonce, encrypted);
  const query = new URLSearchParams({ msg_signature: signature, timestamp, nonce }).toString();
  return { query, body: JSON.stringify({ encrypt: encrypted }) };
}

/** Opens the answer to such a callback; its nonce has to be the callback's. Throws as `openAnswer` does. */
export function openNote(
  { token, aesKey }: Omit<Keys, 'corpId'>,
  { query }: Pick<Letter, 'query'>,
  body: string,
): string {
  const answer = JSON.parse(body) as Record<string, unknown>;
  const { encrypt: encrypted, msgsignature, timestamp, nonce } = answer;
  if (typeof encrypted !== 'string' || typeof nonce !== 'string')
    throw new Error('the reply lacks encrypt or nonce');
  if (!Number.isInteger(timestamp)) throw new Error('the timestamp of the reply is no whole number');
  if (nonce !== new URLSearchParams(query).get('nonce')) throw new Error('the reply has another nonce');
  if (getSignature(token, String(timestamp), nonce, encrypted) !== msgsignature)
    throw new Error('the signature of the reply is wrong');
  const { message, id } = decrypt(aesKey, encrypted);
  if (id !== '') throw new Error(`the reply is for receiver ${id}`);
  return message;
}

/** Opens a passive reply. Throws with the reason when the platform could not read it. */
export function openAnswer(keys: Keys, body: string): string {
  const answer = readXml(body);
  const encrypted = leaf(answer, 'Encrypt');
  const timestamp = leaf(answer, 'TimeStamp');
  const nonce = leaf(answer, 'Nonce');
  if (!encrypted || !timestamp || !nonce) throw new Error('the reply lacks Encrypt, TimeStamp or Nonce');
  if (getSignature(keys.token, timestamp, nonce, encrypted) !== leaf(answer, 'MsgSignature')) {
    throw new Error('the signature of the reply is wrong');
  }
  const { message, id } = decrypt(keys.aesKey, encrypted);
  if (id !== keys.corpId) throw new Error(`the reply is for receiver ${id}`);
  return message;
}
