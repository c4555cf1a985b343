import { readConfig } from '../../config';
import { Xiaoge } from '../../main';

/** The house in a process of its own, that may be killed; its clock is moved by the parent's messages. */
let offset = Number(process.env['CHAOS_OFFSET'] ?? 0);
let house: Xiaoge | null = null;
let ticking: Promise<void> | null = null;
process.on('message', (message: { offset: number }) => {
  offset = message.offset;
  ticking ??= (house?.tick() ?? Promise.resolve()).finally(() => {
    ticking = null;
  });
});
process.on('disconnect', () => process.exit(0));

Xiaoge.open(readConfig(process.env), { clock: { now: () => Date.now() + offset } }).then(
  (opened) => {
    house = opened;
    process.on('SIGTERM', () => void opened.stop().then(() => process.exit(0)));
    process.send?.({ ready: true });
  },
  (error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exit(1);
  },
);
