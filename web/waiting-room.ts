import { setTimeout } from 'node:timers/promises';
import Koa from 'koa';
import type { Clock } from '../bot/clock';
import { closeGracefully, createServer, listen } from '../bot/server';
import type { Config, WecomSettings } from '../config';
import { Database } from '../models/store/database';
import { isDatabaseAway } from '../models/store/database-away';
import { Vault } from '../models/store/vault';
import { openDoor } from './door';

const LOOK_EVERY = 1_000;
const CLOSE_WITHIN = 1_000;

interface WaitingRoom {
  config: Config;
  wecom: WecomSettings;
  clock: Clock;
  onWaiting: (error: unknown) => void;
}

/**
 * Opens the database; while it is away the door is open all the same, and what comes is kept on the disk. After a
 * power cut the machine of the database may well be the last to come back.
 */
export async function openWhenThere({ config, wecom, clock, onWaiting }: WaitingRoom): Promise<Database> {
  const absence = await tryToOpen(config);
  if (absence instanceof Database) return absence;
  onWaiting(absence.error);
  const away = { receive: () => Promise.reject(absence.error), tooLate: () => Promise.resolve() };
  const door = await openDoor({
    config,
    wecom,
    vault: new Vault(config.dataKey, config.dataKeyOld),
    clock,
    ...away,
    robot: away,
    observe: () => undefined,
    onSetAside: () => undefined,
  });
  const app = new Koa();
  app.silent = true;
  app.use(door.routes.routes()).use((context) => {
    context.status = context.path === '/healthz' ? 200 : 503;
    context.body = { ok: context.status === 200, database: false };
  });
  const handle = app.callback();
  const server = createServer((request, response) => void handle(request, response));
  await listen(server, config.port, config.host);
  try {
    for (;;) {
      await setTimeout(LOOK_EVERY);
      const opened = await tryToOpen(config);
      if (opened instanceof Database) return opened;
    }
  } finally {
    await closeGracefully(server, CLOSE_WITHIN);
    await door.close();
  }
}

/** The database, or why it is away; any other fault (a wrong password, a broken table) is thrown. */
async function tryToOpen(config: Config): Promise<Database | { error: unknown }> {
  try {
    return await Database.open(config);
  } catch (error) {
    if (isDatabaseAway(error) && !isRefused(error)) return { error };
    throw error;
  }
}

/** A wrong user, password or database name ends the connection too, and waiting mends none of them. */
const isRefused = (error: unknown): boolean =>
  /^ER_(ACCESS_DENIED|DBACCESS_DENIED|BAD_DB|HOST_NOT_PRIVILEGED)/.test(
    (error as { code?: string }).code ?? '',
  );
