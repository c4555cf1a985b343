import type Router from 'koa-router';
import { callbackRoutes } from '../bot/callback-server';
import type { Delivery } from '../bot/callback-types';
import type { Clock } from '../bot/clock';
import type { Secrets } from '../bot/envelope';
import { Inbox } from '../bot/inbox';
import { allowsPassiveReply } from '../bot/messages';
import type { PassiveReply } from '../bot/replies';
import { Spool } from '../bot/spool';
import type { Config, WecomSettings } from '../config';
import { isDatabaseAway } from '../models/database-away';
import { openSpoolSlot } from '../models/spool-slots';
import type { Vault } from '../models/vault';
import { keptForLater, keptPress } from '../notices/kept-words';

export interface DoorParts {
  config: Pick<Config, 'spoolFolder' | 'callbackMaxAgeSeconds' | 'contactCallback'>;
  wecom: WecomSettings;
  vault: Vault;
  clock: Clock;
  receive(delivery: Delivery): Promise<PassiveReply | null>;
  tooLate(delivery: Delivery, reply: PassiveReply): Promise<void>;
  observe(kind: string, result: string, milliseconds: number): void;
  onSetAside(reason: unknown): void;
}

export interface Door {
  routes: Router;
  spool: Spool;
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
  const routes = callbackRoutes({ ...shared, secrets: acceptedSecrets(parts.wecom) });
  if (config.contactCallback !== null) {
    // change_contact never reaches the app's own address (callback.md §10.5).
    const secrets = [{ ...config.contactCallback, receiveId: parts.wecom.corpId }];
    routes.use(callbackRoutes({ ...shared, path: '/wecom/contacts', secrets }).routes());
  }
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
