import { NotPossible } from './errors';
import type { Medium, VoiceFormat } from './media';
import type { Player } from './options';
import type { Platform } from './platform';
import type { Button, Shown } from './transcript';

export interface Position {
  latitude: number;
  longitude: number;
  label: string;
}

/** Bytes the platform takes as a file (P90253). */
const LARGEST_FILE = 20 * 2 ** 20;

/** Chosen options of a card by its question keys. */
export type Selection = Record<string, string[]>;

/** Files a person can send; what else there is stands in samples.ts. */
export type FileKind = 'picture' | 'voice' | 'video' | 'file';

export interface SentFile {
  /** Of a voice; AMR unless told. */
  format?: VoiceFormat;
  /** Of a file. */
  name?: string;
  /** Of a file: how long it is made. */
  bytes?: number;
}

/**
 * What a person can do in WeCom or WeChat. Each way resolves when the bot has answered the callback (or the platform
 * gave up); what comes later by the API simply appears in `messages()`.
 */
export abstract class PlayerHandle {
  constructor(
    protected readonly platform: Platform,
    readonly player: Player,
  ) {}

  abstract says(text: string): Promise<void>;
  protected abstract sendsMedium(kind: FileKind, medium: Medium): Promise<void>;
  /** A link, a forwarded chat record and what else WeChat knows, by its name in samples.ts. */
  abstract sendsSample(name: string): Promise<void>;
  /** Takes back the newest own message, or the one of this bubble. */
  abstract recalls(bubbleId?: number): Promise<void>;
  abstract sendsLocation(position: Position): Promise<void>;
  /** Opens the app's chat; residents come in by scanning instead. */
  abstract entersApp(): Promise<void>;
  abstract scans(scene: string, sceneParam?: string): Promise<void>;
  /** Picks an item of the app's menu by its words. */
  abstract picks(menuItem: string): Promise<void>;
  protected abstract press(bubble: Shown, button: Button, selection: Selection): Promise<void>;

  async sends(kind: FileKind, { format, name, bytes }: SentFile = {}): Promise<void> {
    const { media } = this.platform;
    if (kind === 'picture') return this.sendsMedium(kind, media.photo());
    if (kind === 'voice') return this.sendsMedium(kind, media.voice(format));
    if (kind === 'video') return this.sendsMedium(kind, media.video());
    return this.sendsMedium(kind, media.file(name ?? '情况说明.pdf', bytes));
  }

  /** A file of one's own, as it is. Throws NotPossible when the platform would not take it. */
  async sendsDocument(name: string, content: Buffer): Promise<void> {
    if (name === '' || content.length === 0) throw new NotPossible('请先选一个文件。');
    if (content.length > LARGEST_FILE) throw new NotPossible('文件最大 20 MB。');
    await this.sendsMedium('file', this.platform.media.document(name, content));
  }

  sendsPicture(): Promise<void> {
    return this.sends('picture');
  }

  sendsVoice(format?: VoiceFormat): Promise<void> {
    return this.sends('voice', format ? { format } : {});
  }

  /** What this person sees, oldest first. */
  messages(): Shown[] {
    return this.platform.transcript.read(this.player.name);
  }

  /** Taps the newest button with this label or key, or the one in message `inMessage` (a bubble's id). */
  async taps(labelOrKey: string, inMessage?: number, selection: Selection = {}): Promise<void> {
    const bubbles = this.messages().filter((bubble) => inMessage === undefined || bubble.id === inMessage);
    const found = bubbles
      .toReversed()
      .flatMap((bubble) => bubble.buttons.map((button) => ({ bubble, button })))
      .filter(
        ({ button }) => button.label === labelOrKey || (button.key !== '' && button.key === labelOrKey),
      );
    const live = found.find(({ button }) => !button.disabled);
    if (!live) {
      throw new NotPossible(
        found.length > 0 ? `“${labelOrKey}”已经变灰，不能再点。` : `没有看到“${labelOrKey}”这个按钮。`,
      );
    }
    if (live.button.url !== undefined)
      throw new NotPossible(`“${live.button.label}”是链接：${live.button.url}`);
    await this.press(live.bubble, live.button, selection);
  }

  protected showOwn(type: Shown['type'], text: string, mediaId?: string): Shown {
    return this.platform.transcript.add(this.player.name, { from: 'self', type, text, mediaId });
  }

  protected showMedium(kind: FileKind, { id, fileName }: Medium): Shown {
    const words = { picture: '[图片]', voice: '[语音]', video: '[视频]', file: fileName } as const;
    return this.showOwn(kind, words[kind], id);
  }

  protected checkSaid(text: string): void {
    if (text.trim() === '') throw new NotPossible('请先写一句话。');
  }
}
