import { openAnswer, sealLetter } from '../simulator/letter';
import { leaf, readXml, writeXml, type XmlFields } from '../simulator/xml';
import type { Letter } from './hang-up';
import type { Street } from './street';

export interface Posted {
  status: number;
  /** Text of the passive reply; '' when the body was empty, or the type of another reply. */
  text: string;
}

/** A text message of a member as the platform writes it. */
export function textFrom(street: Street, userId: string, content: string, messageId: string): XmlFields {
  return { ...heading(street, userId), MsgType: 'text', Content: content, MsgId: messageId };
}

/** Whatever else a member's WeCom may send: `fields` from MsgType on. */
export function messageFrom(street: Street, userId: string, fields: XmlFields): XmlFields {
  return { ...heading(street, userId), ...fields };
}

const heading = (street: Street, userId: string): XmlFields => ({
  ToUserName: street.wecom.corpId,
  FromUserName: userId,
  CreateTime: Math.floor(street.clock.now() / 1000),
  AgentID: Number(street.wecom.agentId),
});

/** Posts a callback through the encrypted front door of the house at that port. */
export async function post(street: Street, fields: XmlFields, port = street.house.port): Promise<Posted> {
  const { path, query, body } = letter(street, fields);
  const answer = await fetch(`http://127.0.0.1:${port}${path}?${query}`, { method: 'POST', body });
  const sealed = await answer.text();
  if (sealed === '') return { status: answer.status, text: '' };
  const reply = readXml(openAnswer(street.wecom, sealed));
  const type = leaf(reply, 'MsgType');
  return { status: answer.status, text: type === 'text' ? leaf(reply, 'Content') : type };
}

/** The message sealed as WeCom seals it for the app. */
export const letter = (street: Street, fields: XmlFields): Letter => ({
  path: '/wecom/callback',
  ...sealLetter(street.wecom, writeXml(fields), street.clock.now(), Number(street.wecom.agentId)),
});
