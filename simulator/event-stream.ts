import { PassThrough } from 'node:stream';
import type { Context } from 'koa';
import type { Platform } from './platform';
import { describeSurroundings } from './state';

/** Keeps connections through proxies open that close silent ones. */
const HEARTBEAT = 20_000;

/**
 * GET /sim/events: server-sent events `bubble` ({who, bubble}, also for a changed one) and `surroundings` as they
 * happen. What a page missed while it was away is in GET /sim/state.
 */
export function eventStream(platform: Platform): (context: Context) => void {
  return (context) => {
    const stream = new PassThrough();
    const send = (event: string, data: unknown) =>
      stream.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    const stopBubbles = platform.transcript.subscribe((who, bubble) => send('bubble', { who, bubble }));
    const stopWatching = platform.watch(() => send('surroundings', describeSurroundings(platform)));
    const heartbeat = setInterval(() => stream.write(':\n\n'), HEARTBEAT);
    heartbeat.unref();
    stream.on('close', () => {
      stopBubbles();
      stopWatching();
      clearInterval(heartbeat);
    });
    context.req.on('close', () => stream.destroy());
    context.type = 'text/event-stream';
    context.set('cache-control', 'no-store');
    context.body = stream;
    send('surroundings', describeSurroundings(platform));
  };
}
