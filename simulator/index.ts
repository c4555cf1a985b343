import Router from 'koa-router';
import { api } from './api';
import type { Callbacks, Delivery } from './callbacks';
import { controlRoutes } from './control';
import { NotPossible } from './errors';
import type { Faults } from './faults';
import type { JsonObject } from './json';
import type { SimulatorOptions } from './options';
import { pageRoutes } from './page-routes';
import { Platform, type Dropped } from './platform';
import { DeskHandle } from './desk-handle';
import { MemberHandle } from './member';
import type { PlayerHandle } from './player';
import { ResidentHandle } from './resident';
import { DESK } from './service-desk';
import type { Switches } from './switches';
import type { Shown } from './transcript';

export { MovableClock } from './clock';
export type { Delivery } from './callbacks';
export { NotPossible } from './errors';
export type { FaultSettings } from './faults';
export type { Account, Group, Player, Robot, Scene, SimulatorOptions } from './options';
export type { FileKind, PlayerHandle, Position, Selection, SentFile } from './player';
export { DESK } from './service-desk';
export { kinderReadings, worseReadings, type Switches } from './switches';
export type { Button, Shown } from './transcript';

/**
 * A WeCom that runs on this machine. It answers the API and posts encrypted callbacks over real HTTP, enforces the
 * documented limits on its own clock, and shows what each person sees. Mount `routes()` in a koa app; the bot's
 * API base is then `http://…/sim/api`, the page is at `/sim/`.
 */
export class Simulator {
  private readonly platform: Platform;
  private readonly handles = new Map<string, PlayerHandle>();

  constructor(options: SimulatorOptions) {
    const platform = new Platform({ ...options, scenes: [...options.scenes] });
    this.platform = platform;
    for (const player of options.players) {
      const handle =
        player.channel === 'app' ? new MemberHandle(platform, player) : new ResidentHandle(platform, player);
      this.handles.set(player.name, handle);
    }
    const desk = { name: DESK, role: '', channel: 'kf', id: '' } as const;
    this.handles.set(DESK, new DeskHandle(platform, desk));
  }

  /** Page, control and API, all below `/sim`. */
  routes(): Router {
    const router = new Router();
    router.all(/^\/sim\/api\/cgi-bin\//, api(this.platform));
    controlRoutes(router, this.platform, (name) => this.player(name));
    pageRoutes(router, this.platform);
    return router;
  }

  /** Throws NotPossible for a name nobody has. */
  player(name: string): PlayerHandle {
    const handle = this.handles.get(name);
    if (!handle) throw new NotPossible(`没有叫“${name}”的人。`);
    return handle;
  }

  /** A member speaks to the robot: in a group (`@` is written for him), or one-to-one. Throws NotPossible for residents. */
  async asksRobot(name: string, text: string, group?: string, pictures = 0): Promise<void> {
    const { robot } = this.platform;
    const { player } = this.player(name);
    if (!robot) throw new NotPossible('这里没有智能机器人。');
    if (player.channel !== 'app') throw new NotPossible(`“${name}”不在企业里，群里没有他。`);
    if (group === undefined) await robot.isAsked(player, text);
    else await robot.isInGroup(player, group, text, pictures);
  }

  /** Every delivery of the robot's callbacks. */
  get robotDeliveries(): readonly Delivery<JsonObject>[] {
    return this.platform.robot?.callbacks.log ?? [];
  }

  /** A member leaves the office. Throws NotPossible for a resident. */
  async leaves(name: string): Promise<void> {
    const handle = this.player(name);
    if (!(handle instanceof MemberHandle)) throw new NotPossible(`“${name}”不在企业通讯录里。`);
    await handle.leaves();
  }

  /** What stands in a group, oldest first. */
  group(name: string): Shown[] {
    return this.platform.transcript.read(name);
  }

  /** A servicer begins or pauses to receive residents. Throws NotPossible for somebody who is none. */
  async receives(name: string, receiving: boolean): Promise<void> {
    await this.platform.desk.receives(this.player(name).player.id, receiving);
  }

  /** Called after the clock was moved by hand; jobs that became due are run then. */
  onClockMoved(listener: () => void): () => void {
    return this.platform.options.clock.onMoved(listener);
  }

  /** Waits until every callback, with the repeats that are due, was answered or given up. */
  async settle(): Promise<void> {
    await this.platform.callbacks.settle();
    await this.platform.robot?.callbacks.settle();
  }

  get faults(): Faults {
    return this.platform.faults;
  }

  /** May be changed at any time. */
  get switches(): Switches {
    return this.platform.switches;
  }

  /** Messages above a member's rate, which the platform drops silently. */
  get dropped(): readonly Dropped[] {
    return this.platform.dropped;
  }

  /** What the bot did that the platform would swallow without a word; empty in a healthy run. */
  get complaints(): readonly string[] {
    return this.platform.complaints;
  }

  /** Every delivery of a callback, with what the bot answered. */
  get deliveries(): Callbacks['log'] {
    return this.platform.callbacks.log;
  }

  /** All access tokens stop working, as they may at any time. */
  revokeTokens(): void {
    this.platform.tokens.revokeAll();
  }
}
