import type { Context } from 'koa';
import getRawBody from 'raw-body';
import { ApiRefusal } from '../errors';
import { isObject, type Json, type JsonObject } from '../json';
import type { Platform } from '../platform';
import { cardEndpoints } from './cards';
import { contactEndpoints } from './contacts';
import { isFile, type Call, type Endpoint, type Endpoints, type FileAnswer, type Upload } from './endpoint';
import { groupEndpoints } from './groups';
import { kfEndpoints } from './kf';
import { massMessageEndpoints } from './mass-messages';
import { mediaEndpoints } from './media';
import { menuEndpoints } from './menu';
import { messageEndpoints } from './messages';
import { robotEndpoints } from './robot';
import { webhookEndpoints } from './webhooks';

const LARGEST_BODY = 25 * 2 ** 20;
const PREFIX = '/sim/api/cgi-bin/';

/** The WeCom API: koa middleware for everything below `/sim/api/cgi-bin/`. */
export function api(platform: Platform): (context: Context) => Promise<void> {
  const endpoints: Endpoints = {
    gettoken: {
      method: 'GET',
      needsToken: false,
      answer: ({ query }) => platform.tokens.issue(query.corpid ?? '', query.corpsecret ?? ''),
    },
    ...messageEndpoints(platform),
    ...cardEndpoints(platform),
    ...menuEndpoints(platform),
    ...mediaEndpoints(platform),
    ...webhookEndpoints(platform),
    ...groupEndpoints(platform),
    ...kfEndpoints(platform),
    ...contactEndpoints(platform),
    ...robotEndpoints(platform),
    ...massMessageEndpoints(platform),
  };
  return async (context) => {
    const name = context.path.slice(PREFIX.length);
    const endpoint = Object.hasOwn(endpoints, name) ? endpoints[name] : undefined;
    if (!endpoint) {
      context.status = 404;
      return;
    }
    const path = `/cgi-bin/${name}`;
    if (await sufferBefore(platform, path, context)) return;
    const answer = await answerCall(platform, path, endpoint, context);
    if (platform.faults.concerns(path) && platform.faults.take('lostAnswers')) {
      context.respond = false;
      context.res.destroy();
    } else if (isFile(answer)) {
      sendFile(context, answer);
    } else {
      context.body = answer;
    }
  };
}

/** The faults that keep a call from being carried out; true when the context is already answered. */
async function sufferBefore(platform: Platform, path: string, context: Context): Promise<boolean> {
  const { faults, options } = platform;
  if (!faults.concerns(path)) return false;
  const { slowMilliseconds } = faults.settings;
  if (slowMilliseconds > 0) {
    await new Promise<void>((resolve) =>
      options.clock.alarm(options.clock.now() + slowMilliseconds, resolve),
    );
  }
  if (faults.take('serverErrors')) {
    context.status = 502;
    context.body = '<html><body>502 Bad Gateway</body></html>';
    return true;
  }
  if (faults.take('bareAnswers')) {
    context.body = { errcode: 0 };
    return true;
  }
  return false;
}

async function answerCall(
  platform: Platform,
  path: string,
  endpoint: Endpoint,
  context: Context,
): Promise<JsonObject | FileAnswer> {
  try {
    const call = await readCall(context);
    if (context.method !== endpoint.method) throw new ApiRefusal(40058, `${endpoint.method} is needed`);
    if (endpoint.needsToken !== false) platform.tokens.check(call.query.access_token ?? '');
    const { errorCode } = platform.faults.settings;
    if (errorCode !== 0 && platform.faults.concerns(path))
      throw new ApiRefusal(errorCode, 'fault switched on');
    const answer = endpoint.answer(call);
    return isFile(answer) ? answer : { errcode: 0, errmsg: 'ok', ...answer };
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error;
    return { errcode: error.errcode, errmsg: error.message };
  }
}

async function readCall(context: Context): Promise<Call> {
  const query: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(context.querystring)) query[name] ??= value;
  const content = await getRawBody(context.req, { limit: LARGEST_BODY });
  const type = context.get('content-type');
  const range = context.get('range');
  if (type.startsWith('multipart/'))
    return { query, body: {}, upload: await readUpload(type, content), range };
  return { query, body: content.length > 0 ? readJson(content) : {}, upload: null, range };
}

/** Throws 47001, with the hint the platform gives (P90313). */
function readJson(content: Buffer): JsonObject {
  try {
    const body = JSON.parse(content.toString()) as Json;
    if (isObject(body)) return body;
  } catch {
    // the refusal below says it
  }
  throw new ApiRefusal(47001, 'data format error. Warning: wrong json format.');
}

async function readUpload(type: string, content: Buffer): Promise<Upload | null> {
  const whole = new Response(new Uint8Array(content), { headers: { 'content-type': type } });
  const form = await whole.formData().catch(() => {
    throw new ApiRefusal(44001, 'multipart body could not be read');
  });
  const file = form.get('media');
  if (file === null || typeof file === 'string') return null;
  return { fileName: file.name, contentType: file.type, content: Buffer.from(await file.arrayBuffer()) };
}

function sendFile(context: Context, file: FileAnswer): void {
  context.type = file.contentType;
  context.set('content-disposition', `attachment; filename="${encodeURIComponent(file.fileName)}"`);
  if (file.range !== undefined) {
    context.status = 206;
    context.set('content-range', file.range);
  }
  context.body = file.content;
}
