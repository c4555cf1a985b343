import { open, seal } from '../bot/envelope';
import { openAnswer, sealLetter } from './letter';
import { leaf, readXml, writeXml } from './xml';

/** Tencent's published sample values (P90968). */
const keys = {
  corpId: 'wx5823bf96d3bd56c7',
  token: 'QDG6eK',
  aesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
};
const secrets = { ...keys, receiveId: keys.corpId };
const text = '<xml><Content><![CDATA[网格员已接单]]></Content></xml>';

/** A passive reply as the bot would send it, with parts changed. */
function reply(changes: Record<string, string> = {}, receiveId = keys.corpId): string {
  const sealed = seal({ ...secrets, receiveId }, text, { timestamp: '1700000000', nonce: 'n' });
  const { encrypt, msgSignature, timestamp, nonce } = sealed;
  return writeXml({
    Encrypt: encrypt,
    MsgSignature: msgSignature,
    TimeStamp: timestamp,
    Nonce: nonce,
    ...changes,
  });
}

test('the bot opens what the simulator seals', () => {
  const { query, body } = sealLetter(keys, text, 1_700_000_000_000, 1000002);
  const envelope = readXml(body);
  const signed = new URLSearchParams(query);
  expect(signed.get('timestamp')).toBe('1700000000');
  expect([leaf(envelope, 'ToUserName'), leaf(envelope, 'AgentID')]).toEqual([keys.corpId, '1000002']);
  const part = (name: string) => signed.get(name) ?? '';
  const fields = { msg_signature: part('msg_signature'), timestamp: part('timestamp'), nonce: part('nonce') };
  expect(open([secrets], fields, leaf(envelope, 'Encrypt')).plaintext).toBe(text);
});

test('a doorbell that belongs to no app has no AgentID', () => {
  expect(readXml(sealLetter(keys, text, 0).body)).not.toHaveProperty('AgentID');
});

test('a reply is opened when signature, receiver and all four fields are right', () => {
  expect(openAnswer(keys, reply())).toBe(text);
  expect(() => openAnswer(keys, reply({ MsgSignature: '0'.repeat(40) }))).toThrow('signature');
  expect(() => openAnswer(keys, reply({ Nonce: 'other' }))).toThrow('signature');
  expect(() => openAnswer(keys, reply({ TimeStamp: '' }))).toThrow('lacks');
  expect(() => openAnswer(keys, reply({}, 'ww1436e0e65a779aee'))).toThrow('receiver');
  expect(() => openAnswer(keys, 'success')).toThrow('no <xml>');
});
