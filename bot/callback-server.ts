import type { Context } from 'koa';
import Router from 'koa-router';
import {
  decodeBody,
  maximumBodyBytes,
  readEcho,
  readEncrypted,
  readQuery,
  RequestError,
} from './callback-request';
import type { CallbackOptions, Delivery } from './callback-types';
import { EnvelopeError, open, seal, type Secrets, type Signed } from './envelope';
import { allowsPassiveReply, messageKey, MessageError, parseMessage } from './messages';
import { replyXml, type PassiveReply } from './replies';
import { BodyError, drain, readBody } from './request-body';
import { buildXml, XmlError } from './xml';

export type { CallbackOptions, Delivery } from './callback-types';

const callbackPath = '/wecom/callback';
const allowedMethods = 'GET, POST';

/** One request on its way through the door. `began`: milliseconds of the monotonic clock. */
interface Visit {
  context: Context;
  options: CallbackOptions;
  began: number;
}

function observe({ options, began }: Visit, kind: string, result: string): void {
  options.observe?.(kind, result, performance.now() - began);
}

function answerEmpty(context: Context, status: number): void {
  context.status = status;
  context.body = '';
}

/** Status and word of a refusal; null for an error that is none. */
function refusalOf(error: unknown): { status: number; reason: string } | null {
  if (error instanceof RequestError) return { status: error.status, reason: error.reason };
  if (error instanceof BodyError) return { status: error.status, reason: 'body' };
  if (error instanceof EnvelopeError) return { status: error.status, reason: `envelope${error.code}` };
  if (error instanceof XmlError) return { status: error.status, reason: 'xml' };
  if (error instanceof MessageError) return { status: error.status, reason: 'message' };
  return null;
}

function refuse(visit: Visit, error: unknown): void {
  const refusal = refusalOf(error);
  if (refusal === null) throw error;
  const { context } = visit;
  answerEmpty(context, refusal.status);
  if (refusal.status === 405) context.set('Allow', allowedMethods);
  // What is still on its way is read away, so that a kept-alive connection stays usable, or the connection is closed.
  if (!drain(context.req)) context.set('Connection', 'close');
  observe(visit, 'refused', refusal.reason);
}

function checkAge({ options }: Visit, query: Signed): void {
  const allowed = options.maximumAgeSeconds ?? 0;
  const age = Math.abs(options.clock.now() / 1000 - Number(query.timestamp));
  if (allowed > 0 && age > allowed) throw new RequestError(403, 'age');
}

/** The platform asks whether the address is ours: the decrypted text goes back byte for byte (P90238). */
function verify(visit: Visit): void {
  const { context, options } = visit;
  const query = readQuery(context);
  const { plaintext } = open(options.secrets, query, readEcho(context));
  checkAge(visit, query);
  context.type = 'text/plain';
  context.body = Buffer.from(plaintext, 'utf8');
  observe(visit, 'get', 'ok');
}

interface Opened {
  delivery: Delivery;
  secrets: Secrets;
  nonce: string;
}

async function readDelivery(visit: Visit, receivedAt: number): Promise<Opened> {
  const { context, options } = visit;
  const coding = context.get('Content-Encoding').trim().toLowerCase();
  if (coding !== '' && coding !== 'identity') throw new RequestError(415, 'coding');
  const query = readQuery(context);
  const body = await readBody(context.req, maximumBodyBytes);
  const { plaintext, secrets } = open(options.secrets, query, readEncrypted(decodeBody(body)));
  checkAge(visit, query);
  const message = parseMessage(plaintext);
  return { delivery: { key: messageKey(message), message, receivedAt }, secrets, nonce: query.nonce };
}

const late = Symbol('not ready in time');

/** What the work gives, or `late` when the answer can't wait any longer. */
function inTime<T>(work: Promise<T>, milliseconds: number): Promise<T | typeof late> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(late), Math.max(0, milliseconds));
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** The reply goes by another way; that it fails there too concerns nobody on this connection any more. */
async function sendOtherwise(visit: Visit, delivery: Delivery, reply: PassiveReply): Promise<void> {
  try {
    await visit.options.tooLate(delivery, reply);
  } catch {
    observe(visit, delivery.message.kind, 'late_lost');
  }
}

async function finishLate(
  visit: Visit,
  delivery: Delivery,
  work: Promise<PassiveReply | null>,
): Promise<void> {
  try {
    const reply = await work;
    if (reply !== null) await sendOtherwise(visit, delivery, reply);
  } catch {
    observe(visit, delivery.message.kind, 'late_failed');
  }
}

/** The encrypted reply, or null where this message can't be answered with it. */
function render(visit: Visit, { delivery, secrets, nonce }: Opened, reply: PassiveReply): string | null {
  const { message } = delivery;
  if (message.from === null || !allowsPassiveReply(message, reply.kind)) return null;
  const now = visit.options.clock.now();
  try {
    const plaintext = replyXml(reply, { to: message.from, from: message.to, now });
    const sealed = seal(secrets, plaintext, { timestamp: String(Math.floor(now / 1000)), nonce });
    const body = buildXml({
      Encrypt: sealed.encrypt,
      MsgSignature: sealed.msgSignature,
      TimeStamp: Number(sealed.timestamp),
      Nonce: sealed.nonce,
    });
    return `<xml>${body}</xml>`;
  } catch {
    observe(visit, message.kind, 'unrenderable');
    return null;
  }
}

async function answer(visit: Visit, opened: Opened, reply: PassiveReply | null): Promise<void> {
  const { context } = visit;
  const { delivery } = opened;
  const body = reply === null || !context.writable ? null : render(visit, opened, reply);
  if (body === null) {
    answerEmpty(context, 200);
    if (reply !== null) await sendOtherwise(visit, delivery, reply);
  } else {
    context.status = 200;
    context.type = 'text/xml';
    context.body = body;
  }
  observe(visit, delivery.message.kind, body === null ? 'empty' : 'replied');
}

async function take(visit: Visit): Promise<void> {
  const { context, options, began } = visit;
  const opened = await readDelivery(visit, options.clock.now());
  const { delivery } = opened;
  const work = (async () => options.receive(delivery))();
  let reply: PassiveReply | null | typeof late;
  try {
    reply = await inTime(work, (options.answerWithin ?? 4000) - (performance.now() - began));
  } catch {
    // Nothing was stored: the platform is to send it again.
    answerEmpty(context, 503);
    observe(visit, delivery.message.kind, 'failed');
    return;
  }
  if (reply === late) {
    answerEmpty(context, 200);
    observe(visit, delivery.message.kind, 'late');
    void finishLate(visit, delivery, work);
    return;
  }
  await answer(visit, opened, reply);
}

/**
 * `GET|POST /wecom/callback`: verifies, decrypts, reads and hands over; answers 200 only after `receive` is done or
 * its time is over. Whatever isn't a genuine callback gets a quick 4xx.
 */
export function callbackRoutes(options: CallbackOptions): Router {
  const router = new Router();
  router.all(options.path ?? callbackPath, async (context: Context) => {
    const visit: Visit = { context, options, began: performance.now() };
    try {
      if (context.method === 'GET') verify(visit);
      else if (context.method === 'POST') await take(visit);
      else throw new RequestError(405, 'method');
    } catch (error) {
      refuse(visit, error);
    }
  });
  return router;
}
