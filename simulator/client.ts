import { isObject, listOf, numberOf, textOf, type Json, type JsonObject } from './json';
import type { Shown } from './transcript';

export interface SayOptions {
  /** How long to wait for the first answer (ms). Customer service reads after six quiet seconds. */
  waitMilliseconds?: number;
  /** After the first answer, how long it must stay quiet (ms) before we stop listening for more. */
  quietMilliseconds?: number;
  /** How often to look (ms). */
  pollMilliseconds?: number;
}

/** Nobody listens at the address, or the simulator refused; the message is a sentence for the one who typed. */
export class SimulatorUnreachable extends Error {}

/**
 * Lets a person of a running simulator say something and waits for the answer.
 * `base` is the server's address (`http://127.0.0.1:3000`). Gives back the new and changed bubbles of the person's
 * window that come from the bot, oldest first; none when nothing came in time.
 */
export async function say(
  base: string,
  who: string,
  text: string,
  options: SayOptions = {},
): Promise<Shown[]> {
  return act(base, 'say', { who, text }, options);
}

/** The same for any way of the control API: `tap`, `scan`, `picture`, `voice`, `location`, `enter`, `menu`. */
export async function act(
  base: string,
  action: string,
  body: JsonObject,
  options: SayOptions = {},
): Promise<Shown[]> {
  const { waitMilliseconds = 20_000, quietMilliseconds = 1_000, pollMilliseconds = 200 } = options;
  const before = await read(base, textOf(body, 'who'), 0);
  const done = await request(`${base}/sim/${action}`, { method: 'POST', body: JSON.stringify(body) });
  const after = numberOf(done, 'after') ?? 0;
  const giveUpAt = Date.now() + waitMilliseconds;
  let news: Shown[] = [];
  let lastNewsAt = Date.now();
  for (;;) {
    const found = newOrChanged(await read(base, textOf(body, 'who'), 0), before, after);
    if (countStates(found) !== countStates(news)) {
      news = found;
      lastNewsAt = Date.now();
    }
    const quiet = news.length > 0 && Date.now() - lastNewsAt >= quietMilliseconds;
    if (quiet || Date.now() >= giveUpAt) return news;
    await new Promise((resolve) => setTimeout(resolve, pollMilliseconds));
  }
}

/** A bubble counts once for itself and once for each change. */
function countStates(bubbles: Shown[]): number {
  return bubbles.reduce((sum, bubble) => sum + 1 + bubble.history.length, 0);
}

function newOrChanged(now: Shown[], before: Shown[], after: number): Shown[] {
  const changes = new Map(before.map((bubble) => [bubble.id, bubble.history.length]));
  return now.filter(
    (bubble) =>
      bubble.from === 'bot' && (bubble.id > after || bubble.history.length > (changes.get(bubble.id) ?? 0)),
  );
}

async function read(base: string, who: string, after: number): Promise<Shown[]> {
  const answer = await request(`${base}/sim/windows/${encodeURIComponent(who)}?after=${after}`);
  return listOf(answer, 'bubbles') as unknown as Shown[];
}

async function request(url: string, init: RequestInit = {}): Promise<JsonObject> {
  let answer: Json;
  try {
    answer = (await (await fetch(url, init)).json()) as Json;
  } catch {
    throw new SimulatorUnreachable(`连不上模拟器：${new URL(url).origin}。请先运行 npm start。`);
  }
  if (!isObject(answer) || answer.ok !== true) {
    throw new SimulatorUnreachable(isObject(answer) ? textOf(answer, 'message') : '模拟器没有照常回答。');
  }
  return answer;
}
