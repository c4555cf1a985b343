import { NotPossible } from './errors';
import type { JsonObject } from './json';
import type { Medium, MediaType } from './media';
import { PlayerHandle, type FileKind, type Position } from './player';
import type { Player } from './options';
import type { Platform } from './platform';
import { samples } from './samples';
import type { Button, Shown } from './transcript';

/** Largest inbound files in bytes; of a bigger one only a text comes (P94670, whose words are unknown). */
const MEGABYTE = 2 ** 20;
const largest: Record<MediaType, number> = {
  image: 2 * MEGABYTE,
  voice: 2 * MEGABYTE,
  video: 10 * MEGABYTE,
  file: 20 * MEGABYTE,
};
/** WeChat lets a message be taken back this long (ms). */
const RECALL_WITHIN = 120_000;

/** Somebody in ordinary WeChat who talks to customer service. */
export class ResidentHandle extends PlayerHandle {
  /** The account of the conversation that is open on the phone. */
  private openKfId: string;
  /** msgid of own bubbles. */
  private readonly sent = new Map<number, string>();

  constructor(platform: Platform, player: Player) {
    super(platform, player);
    this.openKfId = platform.customerService.accounts[0]?.openKfId ?? '';
  }

  async says(text: string): Promise<void> {
    this.checkSaid(text);
    await this.receive(this.showOwn('text', text), { msgtype: 'text', text: { content: text } });
  }

  protected async sendsMedium(kind: FileKind, medium: Medium): Promise<void> {
    const shown = this.showMedium(kind, medium);
    const type = kind === 'picture' ? 'image' : kind;
    const fits = medium.content.length <= largest[type];
    await this.receive(
      shown,
      fits
        ? { msgtype: type, [type]: { media_id: medium.id } }
        : { msgtype: 'text', text: { content: '[文件过大，无法接收]' } },
    );
  }

  async sendsSample(name: string): Promise<void> {
    const sample = samples[name];
    if (!sample) throw new NotPossible('没有这种消息。');
    await this.receive(this.showOwn('text', sample.shown), sample.content(this.platform.now()));
  }

  async recalls(bubbleId?: number): Promise<void> {
    const bubble = this.messages().findLast(({ id }) =>
      bubbleId === undefined ? this.sent.has(id) : id === bubbleId,
    );
    const messageId = bubble && this.sent.get(bubble.id);
    if (!bubble || !messageId) throw new NotPossible('没有可以撤回的消息。');
    if (this.platform.now() - bubble.at > RECALL_WITHIN) throw new NotPossible('超过两分钟，撤不回了。');
    this.sent.delete(bubble.id);
    this.platform.transcript.change(this.player.name, bubble, { type: 'notice', text: '你撤回了一条消息' });
    await this.platform.customerService.event(this.openKfId, {
      event_type: 'user_recall_msg',
      external_userid: this.player.id,
      recall_msgid: messageId,
    });
  }

  async sendsLocation({ latitude, longitude, label }: Position): Promise<void> {
    await this.receive(this.showOwn('location', label), {
      msgtype: 'location',
      location: { latitude, longitude, name: label, address: label },
    });
  }

  async scans(scene: string, sceneParam = ''): Promise<void> {
    const code = this.platform.options.scenes.find((known) => known.scene === scene);
    if (!code) throw new NotPossible(`没有“${scene}”这个门码。`);
    this.openKfId = code.openKfId;
    this.showOwn('notice', `扫了“${code.label}”门上的码`);
    await this.platform.customerService.enter(
      this.openKfId,
      this.player,
      scene,
      sceneParam === '' ? (code.param ?? '') : sceneParam,
    );
  }

  async entersApp(): Promise<void> {
    throw new NotPossible('居民没有企业微信应用，请扫门上的码进来。');
  }

  async picks(): Promise<void> {
    throw new NotPossible('居民没有应用菜单。');
  }

  /** A tapped menu item is sent as the resident's own text with its id (P94670); old menus stay tappable. */
  protected async press(_bubble: Shown, button: Button): Promise<void> {
    const text = button.key ? { content: button.label, menu_id: button.key } : { content: button.label };
    await this.receive(this.showOwn('text', button.label), { msgtype: 'text', text }, true);
  }

  private async receive(shown: Shown, content: JsonObject, byTap = false): Promise<void> {
    const { customerService, desk } = this.platform;
    desk.overhears(this.openKfId, this.player, shown);
    this.sent.set(shown.id, await customerService.receive(this.openKfId, this.player, content, byTap));
  }
}
