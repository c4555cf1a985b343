import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import Koa from 'koa';
import rawBody from 'raw-body';
import { leaf, parseXml } from '../bot/xml';

/**
 * The yardstick: what it costs to answer a callback at all. Verifies, decrypts, reads and sends the same words back,
 * encrypted and signed; keeps nothing and decides nothing. Settings by the same WECOM_* variables as the bot.
 */
function main(): void {
  const token = process.env['WECOM_TOKEN'] ?? '';
  const aesKey = process.env['WECOM_AES_KEY'] ?? '';
  const corpId = process.env['WECOM_CORP_ID'] ?? '';
  const app = new Koa();
  app.use(async (context) => {
    const { msg_signature: given, timestamp, nonce } = context.query as Record<string, string>;
    const body = await rawBody(context.req, { limit: '64kb', encoding: 'utf8' });
    const encrypted = leaf(parseXml(body), 'Encrypt') ?? '';
    const expected = getSignature(token, timestamp ?? '', nonce ?? '', encrypted);
    if (given?.length !== expected.length || !timingSafeEqual(Buffer.from(given), Buffer.from(expected))) {
      context.status = 403;
      return;
    }
    const message = parseXml(decrypt(aesKey, encrypted).message);
    const reply =
      `<xml><ToUserName><![CDATA[${leaf(message, 'FromUserName') ?? ''}]]></ToUserName>` +
      `<FromUserName><![CDATA[${corpId}]]></FromUserName><CreateTime>${timestamp ?? ''}</CreateTime>` +
      `<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[${leaf(message, 'Content') ?? ''}]]></Content></xml>`;
    const sealed = encrypt(aesKey, reply, corpId, randomBytes(16));
    const signature = getSignature(token, timestamp ?? '', nonce ?? '', sealed);
    context.type = 'text/xml';
    context.body =
      `<xml><Encrypt><![CDATA[${sealed}]]></Encrypt><MsgSignature><![CDATA[${signature}]]></MsgSignature>` +
      `<TimeStamp>${timestamp ?? ''}</TimeStamp><Nonce><![CDATA[${nonce ?? ''}]]></Nonce></xml>`;
  });
  const server = app.listen(0, '127.0.0.1', () => {
    process.stdout.write(`端口 ${(server.address() as AddressInfo).port}\n`);
  });
}

main();
