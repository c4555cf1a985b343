import type { Context, Next } from 'koa';
import type Router from 'koa-router';
import getRawBody from 'raw-body';
import { NotPossible } from './errors';
import { eventStream } from './event-stream';
import { readFaults } from './faults';
import { isObject, numberOf, objectOf, textOf, textsOf, type Json, type JsonObject } from './json';
import type { Platform } from './platform';
import type { PlayerHandle } from './player';
import { describeState, describeSurroundings } from './state';

type FindPlayer = (name: string) => PlayerHandle;
type Action = (body: JsonObject) => Promise<void> | void;

/** Loopback in both writings of the address. */
const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const localNames = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** What the page, `npm run say` and scripts use to play. */
export function controlRoutes(router: Router, platform: Platform, find: FindPlayer): void {
  router.use('/sim', guard);
  router.get('/sim/state', (context) => {
    context.body = { ok: true, ...describeState(platform) };
  });
  router.get('/sim/events', eventStream(platform));
  router.get('/sim/windows/:who', (context) => {
    const after = Number(context.query.after ?? 0);
    context.body = { ok: true, bubbles: platform.transcript.read(String(context.params.who), after) };
  });
  for (const [name, action] of Object.entries(actions(platform, find))) {
    router.post(`/sim/${name}`, async (context) => {
      const newest = platform.transcript.newestId;
      await action(await readBody(context, name === 'file' ? WITH_FILE : PLAIN));
      platform.announce();
      context.body = { ok: true, after: newest, ...describeSurroundings(platform) };
    });
  }
}

function actions(platform: Platform, find: FindPlayer): Record<string, Action> {
  const who = (body: JsonObject) => find(textOf(body, 'who'));
  return {
    say: (body) => who(body).says(textOf(body, 'text')),
    tap: (body) => {
      const label = textOf(body, 'key') || textOf(body, 'label');
      return who(body).taps(label, numberOf(body, 'message'), readSelection(body));
    },
    robot: (body) => asksRobot(platform, who(body), body),
    picture: (body) => who(body).sendsPicture(),
    voice: (body) => who(body).sendsVoice(),
    file: (body) =>
      who(body).sendsDocument(textOf(body, 'name'), Buffer.from(textOf(body, 'content'), 'base64')),
    send: (body) => sendAnything(who(body), textOf(body, 'what')),
    recall: (body) => who(body).recalls(numberOf(body, 'message')),
    receives: (body) => platform.desk.receives(who(body).player.id, body.on === true),
    tokens: () => platform.tokens.revokeAll(),
    location: (body) => {
      const latitude = numberOf(body, 'latitude');
      const longitude = numberOf(body, 'longitude');
      if (latitude === undefined || longitude === undefined) throw new NotPossible('位置要有经度和纬度。');
      return who(body).sendsLocation({ latitude, longitude, label: textOf(body, 'label') });
    },
    scan: (body) => who(body).scans(textOf(body, 'scene'), textOf(body, 'sceneParam')),
    enter: (body) => who(body).entersApp(),
    menu: (body) => who(body).picks(textOf(body, 'label')),
    clock: (body) => moveClock(platform, body),
    faults: (body) => {
      const faults = readFaults(body);
      if (!faults) throw new NotPossible('故障开关里有不认识的项。');
      platform.faults.clear();
      platform.faults.switch(faults);
    },
  };
}

/** `group`: where it is said; without one, one-to-one. */
function asksRobot({ robot }: Platform, { player }: PlayerHandle, body: JsonObject): Promise<void> {
  if (!robot || player.channel !== 'app') throw new NotPossible('只有企业里的人能跟智能机器人说话。');
  const group = textOf(body, 'group');
  return group === ''
    ? robot.isAsked(player, textOf(body, 'text'))
    : robot.isInGroup(player, group, textOf(body, 'text'), numberOf(body, 'pictures') ?? 0);
}

/** A voice of customer service may also come in Silk (P94670). */
function sendAnything(player: PlayerHandle, what: string): Promise<void> {
  if (what === 'silk') return player.sends('voice', { format: 'silk' });
  if (what === 'picture' || what === 'voice' || what === 'video' || what === 'file')
    return player.sends(what);
  return player.sendsSample(what);
}

function readSelection(body: JsonObject): Record<string, string[]> {
  const selection = objectOf(body, 'selection');
  return Object.fromEntries(
    Object.keys(selection).map((question) => [question, textsOf(selection, question)]),
  );
}

/** `{advanceSeconds}` or `{to}`: epoch milliseconds or an ISO time. */
function moveClock(platform: Platform, body: JsonObject): void {
  const { clock } = platform.options;
  const seconds = numberOf(body, 'advanceSeconds');
  const to = numberOf(body, 'to') ?? Date.parse(textOf(body, 'to'));
  const target = seconds === undefined ? to : clock.now() + seconds * 1000;
  if (Number.isNaN(target)) throw new NotPossible('没看懂要拨到几点。');
  if (target < clock.now()) throw new NotPossible('时间只能往后拨。');
  clock.set(target);
}

/**
 * Only this machine may play. The Host and Origin checks keep a web page of somebody else, opened in the same
 * browser, from playing along.
 */
async function guard(context: Context, next: Next): Promise<void> {
  const origin = context.get('origin');
  const foreign = origin !== '' && !localNames.test(origin.replace(/^https?:\/\//, ''));
  if (
    !loopback.has(context.req.socket.remoteAddress ?? '') ||
    !localNames.test(context.get('host')) ||
    foreign
  ) {
    context.status = 403;
    context.body = { ok: false, message: '模拟器只能在本机使用。' };
    return;
  }
  try {
    await next();
  } catch (error) {
    if (!(error instanceof NotPossible)) throw error;
    context.status = 400;
    context.body = { ok: false, message: error.message };
  }
}

/** Bytes of a request: words and taps; a file of 20 MB in base64. */
const PLAIN = 64 * 1024;
const WITH_FILE = 28 * 2 ** 20;

async function readBody(context: Context, limit: number): Promise<JsonObject> {
  const text = await getRawBody(context.req, { limit, encoding: 'utf8' });
  if (text === '') return {};
  try {
    const body = JSON.parse(text) as Json;
    if (isObject(body)) return body;
  } catch {
    // the sentence below says it
  }
  throw new NotPossible('请求内容不是 JSON。');
}
