import type { Context } from 'koa';
import Router from 'koa-router';
import { decodeBody, maximumBodyBytes, readEcho, readQuery, RequestError } from './callback-request';
import type { CallbackOptions, Delivery, Dialect, Heard } from './callback-types';
import { EnvelopeError, open, seal, type Secrets, type Signed } from './envelope';
import { JsonError } from './json';
import { MessageError } from './messages';
import { BodyError, drain, readBody } from './request-body';
import { XmlError } from './xml';

export type { CallbackOptions, Delivery } from './callback-types';

const allowedMethods = 'GET, POST';

/** One request on its way through the door. `began`: milliseconds of the monotonic clock. */
interface Visit<Message extends Heard, Reply> {
  context: Context;
  dialect: Dialect<Message, Reply>;
  options: CallbackOptions<Message, Reply>;
  began: number;
}

function observe<M extends Heard, R>({ options, began }: Visit<M, R>, kind: string, result: string): void {
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
  if (error instanceof JsonError) return { status: error.status, reason: 'json' };
  if (error instanceof MessageError) return { status: error.status, reason: 'message' };
  return null;
}

function refuse<M extends Heard, R>(visit: Visit<M, R>, error: unknown): void {
  const refusal = refusalOf(error);
  if (refusal === null) throw error;
  const { context } = visit;
  answerEmpty(context, refusal.status);
  if (refusal.status === 405) context.set('Allow', allowedMethods);
  // What is still on its way is read away, so that a kept-alive connection stays usable, or the connection is closed.
  if (!drain(context.req)) context.set('Connection', 'close');
  observe(visit, 'refused', refusal.reason);
}

function checkAge<M extends Heard, R>({ options }: Visit<M, R>, query: Signed): void {
  const allowed = options.maximumAgeSeconds ?? 0;
  const age = Math.abs(options.clock.now() / 1000 - Number(query.timestamp));
  if (allowed > 0 && age > allowed) throw new RequestError(403, 'age');
}

/** The platform asks whether the address is ours: the decrypted text goes back byte for byte (P90238). */
function verify<M extends Heard, R>(visit: Visit<M, R>): void {
  const { context, options } = visit;
  const query = readQuery(context);
  const { plaintext } = open(options.secrets, query, readEcho(context));
  checkAge(visit, query);
  context.type = 'text/plain';
  context.body = Buffer.from(plaintext, 'utf8');
  observe(visit, 'get', 'ok');
}

interface Opened<Message extends Heard> {
  delivery: Delivery<Message>;
  secrets: Secrets;
  nonce: string;
}

async function readDelivery<M extends Heard, R>(visit: Visit<M, R>, receivedAt: number): Promise<Opened<M>> {
  const { context, dialect, options } = visit;
  const coding = context.get('Content-Encoding').trim().toLowerCase();
  if (coding !== '' && coding !== 'identity') throw new RequestError(415, 'coding');
  const query = readQuery(context);
  const body = await readBody(context.req, maximumBodyBytes);
  const { plaintext, secrets } = open(options.secrets, query, dialect.readEncrypted(decodeBody(body)));
  checkAge(visit, query);
  const message = dialect.parse(plaintext);
  return { delivery: { key: dialect.keyOf(message), message, receivedAt }, secrets, nonce: query.nonce };
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
async function sendOtherwise<M extends Heard, R>(
  visit: Visit<M, R>,
  delivery: Delivery<M>,
  reply: R,
): Promise<void> {
  try {
    await visit.options.tooLate(delivery, reply);
  } catch {
    observe(visit, delivery.message.kind, 'late_lost');
  }
}

async function finishLate<M extends Heard, R>(
  visit: Visit<M, R>,
  delivery: Delivery<M>,
  work: Promise<R | null>,
): Promise<void> {
  try {
    const reply = await work;
    if (reply !== null) await sendOtherwise(visit, delivery, reply);
  } catch {
    observe(visit, delivery.message.kind, 'late_failed');
  }
}

/** The encrypted reply, or null where this message can't be answered with it. */
function render<M extends Heard, R>(
  visit: Visit<M, R>,
  { delivery, secrets, nonce }: Opened<M>,
  reply: R,
): { type: string; body: string } | null {
  const { dialect, options } = visit;
  const now = options.clock.now();
  try {
    const plaintext = dialect.replyText(delivery.message, reply, now);
    if (plaintext === null) return null;
    return dialect.wrap(seal(secrets, plaintext, { timestamp: String(Math.floor(now / 1000)), nonce }));
  } catch {
    observe(visit, delivery.message.kind, 'unrenderable');
    return null;
  }
}

async function answer<M extends Heard, R>(
  visit: Visit<M, R>,
  opened: Opened<M>,
  reply: R | null,
): Promise<void> {
  const { context } = visit;
  const { delivery } = opened;
  const sealed = reply === null || !context.writable ? null : render(visit, opened, reply);
  if (sealed === null) {
    answerEmpty(context, 200);
    if (reply !== null) await sendOtherwise(visit, delivery, reply);
  } else {
    context.status = 200;
    context.type = sealed.type;
    context.body = sealed.body;
  }
  observe(visit, delivery.message.kind, sealed === null ? 'empty' : 'replied');
}

async function take<M extends Heard, R>(visit: Visit<M, R>): Promise<void> {
  const { context, options, began } = visit;
  const opened = await readDelivery(visit, options.clock.now());
  const { delivery } = opened;
  const work = (async () => options.receive(delivery))();
  let reply: R | null | typeof late;
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
 * `GET|POST` of one callback address: verifies, decrypts, reads and hands over; answers 200 only after `receive` is done
 * or its time is over. Whatever isn't a genuine callback gets a quick 4xx.
 */
export function callbackRoutes<Message extends Heard, Reply>(
  dialect: Dialect<Message, Reply>,
  options: CallbackOptions<Message, Reply>,
): Router {
  const router = new Router();
  router.all(options.path ?? dialect.path, async (context: Context) => {
    const visit: Visit<Message, Reply> = { context, dialect, options, began: performance.now() };
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
