import { request } from 'node:http';
import { openAnswer, sealLetter } from '../simulator/letter';
import { leaf, readXml, writeXml, type XmlFields } from '../simulator/xml';
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
  const { query, body } = letter(street, fields);
  const answer = await fetch(`http://127.0.0.1:${port}/wecom/callback?${query}`, { method: 'POST', body });
  const sealed = await answer.text();
  if (sealed === '') return { status: answer.status, text: '' };
  const reply = readXml(openAnswer(street.wecom, sealed));
  const type = leaf(reply, 'MsgType');
  return { status: answer.status, text: type === 'text' ? leaf(reply, 'Content') : type };
}

const letter = (street: Street, fields: XmlFields): { query: string; body: string } =>
  sealLetter(street.wecom, writeXml(fields), street.clock.now(), Number(street.wecom.agentId));

/** Posts and gives a way to hang up; what is answered is never read. */
export function postAndHangUp(street: Street, fields: XmlFields): { hangUp(): Promise<void> } {
  const { query, body } = letter(street, fields);
  const { port } = street.house;
  const call = request({ host: '127.0.0.1', port, path: `/wecom/callback?${query}`, method: 'POST' });
  const over = new Promise<void>((resolve) => {
    call.on('close', resolve);
  });
  call.on('error', () => undefined);
  call.end(body);
  return {
    hangUp: () => {
      call.destroy();
      return over;
    },
  };
}
