import path from 'node:path';
import type Router from 'koa-router';
import { aibotDialect } from '../bot/aibot-dialect';
import { allowsAibotReply, type AibotReply } from '../bot/aibot-replies';
import type { AibotMessage } from '../bot/aibot-types';
import { appDialect, doorbellOf } from '../bot/app-dialect';
import { callbackRoutes } from '../bot/callback-server';
import type { Delivery } from '../bot/callback-types';
import type { Clock } from '../bot/clock';
import type { Secrets } from '../bot/envelope';
import { Inbox } from '../bot/inbox';
import { allowsPassiveReply } from '../bot/messages';
import type { PassiveReply } from '../bot/replies';
import { Spool } from '../bot/spool';
import type { Config, WecomSettings } from '../config';
import { isDatabaseAway } from '../models/store/database-away';
import { openSpoolSlot } from '../models/exchange/spool-slots';
import type { Vault } from '../models/store/vault';
import { keptForLater, keptPress } from '../notices/residents/kept-words';

export interface DoorParts {
  config: Pick<Config, 'spoolFolder' | 'callbackMaxAgeSeconds' | 'contactCallback'>;
  wecom: WecomSettings;
  vault: Vault;
  clock: Clock;
  receive(delivery: Delivery): Promise<PassiveReply | null>;
  tooLate(delivery: Delivery, reply: PassiveReply): Promise<void>;
  robot: RobotDoor;
  observe(kind: string, result: string, milliseconds: number): void;
  onSetAside(reason: unknown): void;
}

/** The two sides of what was heard by the 智能机器人. */
export interface RobotDoor {
  receive(delivery: Delivery<AibotMessage>): Promise<AibotReply | null>;
  tooLate(delivery: Delivery<AibotMessage>, reply: AibotReply): Promise<void>;
}

export interface Door {
  routes: Router;
  /** Messages that wait because the database is away. */
  readonly depth: number;
  /** Handles what is kept; returns how many had their effect. */
  replay(): Promise<number>;
  close(): Promise<void>;
}

/** The way in: verified, once only, and kept on the disk while the database is away. */
export async function openDoor(parts: DoorParts): Promise<Door> {
  const { config, vault, clock } = parts;
  const inbox = new Inbox((delivery) => parts.receive(delivery));
  const spool = await Spool.open({
    store: await openSpoolSlot(config.spoolFolder),
    handle: (delivery) => inbox.receive(delivery),
    later: (delivery, reply) => parts.tooLate(delivery, reply),
    isAway: isDatabaseAway,
    keptWords,
    doorbellOf,
    seal: (text) => vault.seal(text),
    open: (sealed) => vault.open(sealed),
    onSetAside: (reason) => parts.onSetAside(reason),
  });
  const shared = {
    clock,
    maximumAgeSeconds: config.callbackMaxAgeSeconds,
    receive: (delivery: Delivery) => spool.receive(delivery),
    tooLate: (delivery: Delivery, reply: PassiveReply) => parts.tooLate(delivery, reply),
    observe: (kind: string, result: string, milliseconds: number) =>
      parts.observe(kind, result, milliseconds),
  };
  const routes = callbackRoutes(appDialect, { ...shared, secrets: acceptedSecrets(parts.wecom) });
  if (config.contactCallback !== null) {
    // change_contact never reaches the app's own address (P90970).
    const secrets = [{ ...config.contactCallback, receiveId: parts.wecom.corpId }];
    routes.use(callbackRoutes(appDialect, { ...shared, path: '/wecom/contacts', secrets }).routes());
  }
  const spools: Pick<Spool, 'depth' | 'replay' | 'close'>[] = [spool];
  const { bot } = parts.wecom;
  if (bot) {
    const robot = await openRobotDoor(parts, bot);
    routes.use(robot.routes.routes());
    spools.push(robot.spool);
  }
  return {
    routes,
    get depth() {
      return spools.reduce((sum, { depth }) => sum + depth, 0);
    },
    replay: async () => {
      let handled = 0;
      for (const one of spools) handled += await one.replay();
      return handled;
    },
    close: async () => {
      for (const one of spools) await one.close();
    },
  };
}

/** The group door: a Token and EncodingAESKey of its own, and no receiver's id (P101033). */
async function openRobotDoor(
  parts: DoorParts,
  bot: { token: string; aesKey: string },
): Promise<{ routes: Router; spool: Spool<AibotMessage, AibotReply> }> {
  const { config, vault, clock, robot } = parts;
  const inbox = new Inbox<AibotMessage, AibotReply>((delivery) => robot.receive(delivery));
  const spool = await Spool.open<AibotMessage, AibotReply>({
    store: await openSpoolSlot(path.join(config.spoolFolder, 'aibot')),
    handle: (delivery) => inbox.receive(delivery),
    later: (delivery, reply) => robot.tooLate(delivery, reply),
    isAway: isDatabaseAway,
    keptWords: ({ key, message }) =>
      message.kind !== 'aibot.stream' && allowsAibotReply(message, 'stream')
        ? { kind: 'stream', id: key, content: keptForLater }
        : null,
    seal: (text) => vault.seal(text),
    open: (text) => vault.open(text),
    onSetAside: (reason) => parts.onSetAside(reason),
  });
  const routes = callbackRoutes(aibotDialect, {
    secrets: [{ ...bot, receiveId: '' }],
    clock,
    maximumAgeSeconds: config.callbackMaxAgeSeconds,
    receive: (delivery) => spool.receive(delivery),
    tooLate: (delivery, reply) => robot.tooLate(delivery, reply),
    observe: (kind, result, milliseconds) =>
      parts.observe(kind.startsWith('aibot.') ? kind : `aibot.${kind}`, result, milliseconds),
  });
  return { routes, spool };
}

/** New and old pair, and while only one of the two was changed in the console also the mixed ones. */
export function acceptedSecrets({ corpId, token, aesKey, old }: WecomSettings): Secrets[] {
  const tokens = [token, ...(old?.token ? [old.token] : [])];
  const keys = [aesKey, ...(old?.aesKey ? [old.aesKey] : [])];
  return tokens.flatMap((one) => keys.map((key) => ({ token: one, aesKey: key, receiveId: corpId })));
}

function keptWords({ message }: Delivery): PassiveReply | null {
  if (allowsPassiveReply(message, 'text')) return { kind: 'text', content: keptForLater };
  if (allowsPassiveReply(message, 'update_button')) return { kind: 'update_button', replaceName: keptPress };
  return null;
}
