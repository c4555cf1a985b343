import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Koa from 'koa';
import { createServer } from '../../bot/server';
import { doorCode, sampleStaff, sampleStreet } from '../../cli/sample-street';
import { MovableClock, Simulator, type Player, type Shown } from '../../simulator';

export interface TownOptions {
  members: number;
  residents: number;
  /** Share of API calls that fail, half of them after they had their effect. */
  failing: number;
  callbackUrl: string;
  start: number;
  random: () => number;
}

/** WeCom for the chaos run: the simulator behind a network that loses calls and answers. */
export class Town {
  readonly clock: MovableClock;
  readonly simulator: Simulator;
  readonly members: Player[];
  readonly residents: Player[];
  readonly keys = {
    corpId: 'ww0000000000000001',
    token: randomBytes(16).toString('hex'),
    aesKey: randomBytes(32).toString('hex').slice(0, 43),
  };
  readonly agentId = 1_000_002;
  readonly secret = randomBytes(21).toString('hex');
  failedCalls = 0;
  calls = 0;
  private server: Server | null = null;

  constructor(private readonly options: TownOptions) {
    this.clock = MovableClock.running(options.start);
    this.members = people(options.members, 'app', 'ren_');
    this.residents = people(options.residents, 'kf', 'wmRen');
    const { account, communities } = sampleStreet;
    this.simulator = new Simulator({
      clock: this.clock,
      ...this.keys,
      agentId: this.agentId,
      secret: this.secret,
      accounts: [account],
      scenes: [{ scene: doorCode(3), label: '3号楼', openKfId: account.openKfId }],
      players: [
        ...this.members,
        ...this.residents,
        ...sampleStaff.map(({ name, userId }) => ({ name, role: '', channel: 'app' as const, id: userId })),
      ],
      groups: [sampleStreet, ...communities].map(({ groupKey, groupName }) => ({
        key: groupKey,
        name: groupName,
      })),
      callbackUrl: () => options.callbackUrl,
    });
    // A street of this size is pulled more often than the strictest reading of an unpublished limit allows.
    this.simulator.switches.syncWithoutTokenPerMinute = 1_000;
  }

  /** Starts to answer; resolves to the settings with which a house finds it. */
  async open(): Promise<Record<string, string>> {
    const app = new Koa();
    app.silent = true;
    app.use((context, next) => this.suffer(context, next));
    app.use(this.simulator.routes().routes());
    const handle = app.callback();
    const server = createServer((request, response) => void handle(request, response));
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    this.server = server;
    return {
      WECOM_CORP_ID: this.keys.corpId,
      WECOM_AGENT_ID: String(this.agentId),
      WECOM_SECRET: this.secret,
      WECOM_TOKEN: this.keys.token,
      WECOM_AES_KEY: this.keys.aesKey,
      WECOM_API_BASE: `http://127.0.0.1:${(server.address() as AddressInfo).port}/sim/api`,
    };
  }

  /** What everybody sees; `who`: userid, external_userid, or the key of a group's robot. */
  windows(): { kind: 'app' | 'kf' | 'group'; who: string; bubbles: readonly Shown[] }[] {
    const staff = sampleStaff.map(({ name, userId }) => ({ kind: 'app' as const, who: userId, name }));
    const others = [...this.members, ...this.residents].map(({ channel, id, name }) => ({
      kind: channel,
      who: id,
      name,
    }));
    const groups = [sampleStreet, ...sampleStreet.communities].map(({ groupKey, groupName }) => ({
      kind: 'group' as const,
      who: groupKey,
      name: groupName,
    }));
    return [...staff, ...others, ...groups].map(({ kind, who, name }) => ({
      kind,
      who,
      bubbles: kind === 'group' ? this.simulator.group(name) : this.simulator.player(name).messages(),
    }));
  }

  async close(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => {
      this.server?.close(resolve);
    });
  }

  private async suffer(context: Koa.Context, next: Koa.Next): Promise<void> {
    const { failing, random } = this.options;
    this.calls += 1;
    const dice = random();
    if (dice >= failing) return next();
    this.failedCalls += 1;
    if (dice < failing / 2) {
      context.status = 502;
      return;
    }
    await next();
    context.respond = false;
    context.res.destroy();
  }
}

function people(count: number, channel: Player['channel'], prefix: string): Player[] {
  return Array.from({ length: count }, (_, index) => {
    const number = String(index + 1).padStart(3, '0');
    return { name: `${prefix}${number}`, role: '', channel, id: `${prefix}${number}` };
  });
}
