import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { Callbacks } from './callbacks';
import type { MovableClock } from './clock';
import { ApiRefusal, NotPossible } from './errors';
import type { Faults } from './faults';
import { bytes, objectOf, textOf, type JsonObject } from './json';
import { openNote, sealNote } from './letter';
import type { MediaShelf } from './media';
import type { Group, Player, Robot as RobotOptions } from './options';
import { HOUR, MINUTE } from './rate';
import type { Switches } from './switches';
import type { Transcript } from './transcript';

/** Words of an answer at most, in bytes (P101031, P101138). */
const LONGEST = 20_480;

const FILE_LIFE = 5 * MINUTE;

/** AES-256-CBC over the bare file, padded to blocks of 32 (P100719). */
function lock(aesKey: string, content: Buffer): Buffer {
  const key = Buffer.from(`${aesKey}=`, 'base64');
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const size = 32 - (content.length % 32);
  return Buffer.concat([cipher.update(Buffer.concat([content, Buffer.alloc(size, size)])), cipher.final()]);
}

/** Where something was said, and how it can be answered. */
interface Place {
  window: string;
  group: string | null;
  said: string;
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

interface Surroundings {
  clock: MovableClock;
  groups: readonly Group[];
  members: () => readonly Player[];
  faults: Faults;
  switches: Switches;
  transcript: Transcript;
  media: MediaShelf;
  now: () => number;
  complain: (what: string) => void;
}

/** The 智能机器人: posts what members say to it, shows what it may answer. */
export class Robot {
  readonly callbacks: Callbacks<JsonObject>;
  private readonly codes = new Map<string, { place: Place; until: number; used: boolean }>();
  private readonly lastEntered = new Map<string, number>();
  private readonly files = new Map<string, { content: Buffer; until: number }>();
  private messages = 0;

  constructor(
    private readonly platform: Surroundings,
    private readonly options: RobotOptions,
  ) {
    const { faults, switches } = platform;
    this.callbacks = new Callbacks<JsonObject>({
      codec: {
        contentType: 'application/json',
        seal: ({ fields }, now) => sealNote(options, fields, now),
        read: (letter, body) => JSON.parse(openNote(options, letter, body)) as JsonObject,
      },
      clock: platform.clock,
      faults,
      switches,
      url: options.callbackUrl,
      complain: (what) => platform.complain(what),
    });
  }

  get name(): string {
    return this.options.name;
  }

  /** The window of a member's own chat with it. */
  windowOf(player: Player): string {
    return `${player.name}@${this.name}`;
  }

  /** In a group it hears only those who @ it (P100719); everybody in the group reads what is said. */
  async isInGroup(player: Player, group: string, text: string, pictures = 0): Promise<void> {
    if (!this.platform.groups.some(({ name }) => name === group))
      throw new NotPossible(`没有叫“${group}”的群。`);
    if (text.trim() === '') throw new NotPossible('请先写一句话。');
    this.platform.transcript.add(group, { from: 'self', type: 'text', text, by: player.name });
    if (!text.includes(`@${this.name}`)) return;
    const place = { window: group, group, said: text };
    if (pictures === 0) return this.post(player, place, 'text', { content: text });
    const images = Array.from({ length: pictures }, () => ({
      msgtype: 'image',
      image: { url: this.sends(place) },
    }));
    const words = { msgtype: 'text', text: { content: text } };
    return this.post(player, place, 'mixed', { msg_item: [words, ...images] });
  }

  /** One-to-one; the first time of a day it is told that somebody came in (P101027). */
  async isAsked(player: Player, text: string): Promise<void> {
    if (text.trim() === '') throw new NotPossible('请先写一句话。');
    const place = { window: this.windowOf(player), group: null, said: text };
    const today = Math.floor((this.platform.now() + 8 * HOUR) / (24 * HOUR));
    if (this.lastEntered.get(player.id) !== today) {
      this.lastEntered.set(player.id, today);
      await this.post(player, place, 'event', { eventtype: 'enter_chat' });
    }
    this.platform.transcript.add(place.window, { from: 'self', type: 'text', text });
    await this.post(player, place, 'text', { content: text });
  }

  /** What a member is called in callbacks: his userid, or an id of his that is good for this robot alone. */
  heardAs(player: Player): string {
    if (!this.platform.switches.openUserIds) return player.id;
    return `wo${digest(`${this.options.aibotId} ${player.id}`).slice(0, 30)}`;
  }

  /** The member behind such an id, as far as the app may see him (P101521). */
  memberBehind(openUserId: string): Player | undefined {
    if (!this.platform.switches.openUserIds) return undefined;
    return this.platform.members().find((player) => this.heardAs(player) === openUserId);
  }

  /** A late answer (P101138). Throws 60140 (used, over, unknown) and what the content is refused for. */
  respond(code: string, body: JsonObject): void {
    const issued = this.codes.get(code);
    if (!issued || issued.used || this.platform.now() >= issued.until)
      throw new ApiRefusal(60140, 'response_code is invalid, used or expired');
    if (textOf(body, 'msgtype') !== 'markdown') throw new ApiRefusal(40008, 'invalid msgtype');
    const content = textOf(objectOf(body, 'markdown'), 'content');
    if (content === '') throw new ApiRefusal(44004, 'content is empty');
    if (bytes(content) > LONGEST) throw new ApiRefusal(45002, 'content too long');
    issued.used = true;
    const { window, group, said } = issued.place;
    this.show(window, content, group === null ? undefined : said);
  }

  /** A photo of the player's, encrypted as the platform keeps it (P100719). Gives the address. */
  private sends({ window }: Place): string {
    const { media, transcript } = this.platform;
    const photo = media.photo();
    transcript.add(window, { from: 'self', type: 'picture', text: '[图片]', mediaId: photo.id });
    const id = digest(photo.id);
    this.files.set(id, {
      content: lock(this.options.aesKey, photo.content),
      until: this.platform.now() + FILE_LIFE,
    });
    return `${this.options.filesAt}/${id}?sign=${digest(id)}${digest(photo.fileName)}`;
  }

  /** What lies at such an address; undefined after five minutes. */
  file(id: string): Buffer | undefined {
    const kept = this.files.get(id);
    return kept && this.platform.now() < kept.until ? kept.content : undefined;
  }

  private async post(
    player: Player,
    place: Place,
    type: 'text' | 'mixed' | 'event',
    content: JsonObject,
  ): Promise<void> {
    this.messages += 1;
    const fields: JsonObject = {
      msgid: digest(`${this.options.aibotId} ${this.messages} ${Date.now()}`),
      aibotid: this.options.aibotId,
      ...(place.group === null ? {} : { chatid: `wr${digest(place.group).slice(0, 20)}` }),
      chattype: place.group === null ? 'single' : 'group',
      from: { userid: this.heardAs(player) },
      ...(type === 'event'
        ? { create_time: Math.floor(this.platform.now() / 1000) }
        : { response_url: this.issue(place) }),
      msgtype: type,
      [type]: content,
    };
    await this.callbacks.post({
      fields,
      answered: (reply) => {
        if (reply) this.showPassive(place, type, reply);
      },
    });
  }

  private issue(place: Place): string {
    const code = randomBytes(24).toString('base64url');
    this.codes.set(code, { place, until: this.platform.now() + HOUR, used: false });
    return `https://qyapi.weixin.qq.com/cgi-bin/aibot/response?response_code=${code}`;
  }

  /** Words for an entering, a stream for a message; nothing else is known to this simulator (P101031). */
  private showPassive({ window }: Place, type: 'text' | 'mixed' | 'event', reply: JsonObject): void {
    const kind = textOf(reply, 'msgtype');
    if (kind !== (type === 'event' ? 'text' : 'stream'))
      return this.platform.complain(`A passive reply of type "${kind}" is not possible here.`);
    const stream = objectOf(reply, kind);
    const content = textOf(stream, 'content');
    if (kind === 'stream' && textOf(stream, 'id') === '')
      return this.platform.complain('A stream has no id.');
    if (kind === 'stream' && stream.finish !== true)
      return this.platform.complain('A stream was not finished; this simulator does not ask for the rest.');
    if (bytes(content) > LONGEST) return this.platform.complain('A stream is longer than 20480 bytes.');
    if (content === '') return this.platform.complain('A reply of the robot was empty.');
    this.show(window, content);
  }

  private show(window: string, content: string, quote?: string): void {
    // What stands between these is folded away as reasoning.
    const text = content.replace(/<think>[\s\S]*?<\/think>/g, '');
    this.platform.transcript.add(window, {
      from: 'bot',
      type: 'text',
      format: 'markdown',
      text,
      by: this.name,
      ...(quote === undefined ? {} : { quote }),
    });
  }
}
