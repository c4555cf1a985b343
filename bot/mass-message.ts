import type { WecomClient } from './api-client';
import type { Receipt } from './outbox';
import { shorten } from './text';

/** Words of a mass message (P92135). */
const TEXT_BYTES = 4000;

/**
 * 企业群发 to all groups of residents that `sender` (a userid) owns. It is only asked for: nothing goes out before the
 * member taps 发送 in his own client, and each group takes as many a month as the month has days (P92135).
 */
export async function askForMassMessage(
  client: Pick<WecomClient, 'call'>,
  { sender, text }: { sender: string; text: string },
): Promise<Receipt> {
  const body = { chat_type: 'group', sender, text: { content: shorten(text, TEXT_BYTES) } };
  const { msgid } = await client.call<{ msgid?: string }>('/cgi-bin/externalcontact/add_msg_template', body);
  return msgid === undefined ? {} : { messageId: msgid };
}
