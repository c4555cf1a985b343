import { createHash } from 'node:crypto';
import { chosenAtFirst, questionsOf } from './card-view';
import { NotPossible } from './errors';
import { isObject, listOf, textOf, type JsonObject } from './json';
import type { MediaShelf, Medium } from './media';
import { showPassiveReply, type Press } from './passive-reply';
import { PlayerHandle, type FileKind, type Position, type Selection } from './player';
import { samples } from './samples';
import type { Button, Shown } from './transcript';
import type { XmlFields } from './xml';

/** Where a phone is that was told nothing else. */
const here: Position = { latitude: 30.126, longitude: 120.753, label: '幸福路与中山路口' };

/** What the camera sees when a member scans: the sign of a point. */
const SCANNED = { ScanType: 'qrcode', ScanResult: '到 东门' };

let lastMessageId = 0n;

/** MsgId: a 64-bit number beyond 2^53, never the same twice, also over restarts. */
function newMessageId(): string {
  const candidate = 7_000_000_000_000_000_000n + BigInt(Date.now()) * 1000n;
  lastMessageId = candidate > lastMessageId ? candidate : lastMessageId + 1n;
  return String(lastMessageId);
}

/** A member in the chat with the app. */
export class MemberHandle extends PlayerHandle {
  async says(text: string): Promise<void> {
    this.checkSaid(text);
    this.showOwn('text', text);
    await this.message({ MsgType: 'text', Content: text });
  }

  protected async sendsMedium(kind: FileKind, medium: Medium): Promise<void> {
    this.showMedium(kind, medium);
    await this.message(mediumFields(kind, medium, this.platform.media));
  }

  async sendsSample(name: string): Promise<void> {
    const link = samples.link?.content(this.platform.now()).link;
    if (name !== 'link' || !isObject(link)) throw new NotPossible('企业微信的应用收不到这种消息。');
    this.showOwn('text', samples.link?.shown ?? '');
    await this.message({
      MsgType: 'link',
      Title: textOf(link, 'title'),
      Description: textOf(link, 'desc'),
      Url: textOf(link, 'url'),
      PicUrl: textOf(link, 'pic_url'),
    });
  }

  async recalls(): Promise<void> {
    throw new NotPossible('成员撤回消息，平台不会告诉应用。');
  }

  async sendsLocation({ latitude, longitude, label }: Position): Promise<void> {
    this.showOwn('location', label);
    const place = { Location_X: String(latitude), Location_Y: String(longitude), Scale: '15', Label: label };
    await this.message({ MsgType: 'location', ...place, AppType: 'wxwork' });
  }

  async entersApp(): Promise<void> {
    await this.event({ Event: 'enter_agent', EventKey: '' });
  }

  async scans(): Promise<void> {
    throw new NotPossible('门上的码是给居民用微信扫的，工作人员请直接在应用里说。');
  }

  /** Leaves the app's visible range, or the corp: from now on nothing reaches this member (P90240). */
  async leaves(): Promise<void> {
    this.platform.left.add(this.player.id);
    await this.event({ Event: 'unsubscribe', EventKey: '' });
  }

  async picks(menuItem: string): Promise<void> {
    const item = findMenuItem(this.platform.menu, menuItem);
    if (!item) throw new NotPossible(`应用菜单里没有“${menuItem}”。`);
    const type = textOf(item, 'type');
    const chosen = { Event: type, EventKey: textOf(item, type === 'view' ? 'url' : 'key') };
    if (type.startsWith('pic_')) return this.takesPicture(chosen);
    if (type === 'location_select') return this.selectsPlace(chosen);
    if (type.startsWith('scancode_')) return this.event({ ...chosen, ScanCodeInfo: SCANNED });
    return this.event(chosen);
  }

  /** The event tells of the picture, which comes as a message of its own (P90231). */
  private async takesPicture(chosen: XmlFields): Promise<void> {
    const photo = this.platform.media.photo();
    const sum = createHash('md5').update(photo.content).digest('hex');
    await this.event({ ...chosen, SendPicsInfo: { Count: 1, PicList: { item: { PicMd5Sum: sum } } } });
    await this.sendsMedium('picture', photo);
  }

  private async selectsPlace(chosen: XmlFields): Promise<void> {
    const { latitude, longitude, label } = this.platform.options.here ?? here;
    const place = { Location_X: String(latitude), Location_Y: String(longitude), Scale: '15', Label: label };
    await this.event({ ...chosen, SendLocationInfo: { ...place, Poiname: '' }, AppType: 'wxwork' });
    await this.sendsLocation({ latitude, longitude, label });
  }

  protected async press(bubble: Shown, button: Button, selection: Selection): Promise<void> {
    const task = this.platform.massTasks.ofBubble(bubble);
    // His own client sends it; the bot hears nothing of it.
    if (task) return this.platform.massTasks.confirm(task);
    const card = this.platform.cards.ofBubble(bubble);
    if (!card) throw new NotPossible('这个按钮不会有回应。');
    const responseCode = this.platform.cards.issueCode(card);
    const type = textOf(bubble.card ?? {}, 'card_type');
    const isMenu = type === 'text_notice' || type === 'news_notice';
    const items = Object.entries(chosenOf(bubble.card ?? {}, selection)).map(([question, options]) => ({
      QuestionKey: question,
      OptionIds: { OptionId: options },
    }));
    const fields: XmlFields = {
      Event: isMenu ? 'template_card_menu_event' : 'template_card_event',
      EventKey: button.key,
      TaskId: card.taskId,
      CardType: type,
      ResponseCode: responseCode,
      SelectedItems: items.length > 0 ? { SelectedItem: items } : undefined,
    };
    await this.event(fields, { bubble, responseCode });
  }

  private message(fields: XmlFields): Promise<void> {
    return this.callback({ ...fields, MsgId: newMessageId() });
  }

  private event(fields: XmlFields, press?: Press): Promise<void> {
    return this.callback({ MsgType: 'event', ...fields }, press);
  }

  private callback(fields: XmlFields, press?: Press): Promise<void> {
    const { agentId, options } = this.platform;
    const created = Math.floor(this.platform.now() / 1000);
    const heading = { ToUserName: options.corpId, FromUserName: this.player.id, CreateTime: created };
    return this.platform.callbacks.post({
      fields: { ...heading, ...fields, AgentID: agentId },
      agentId,
      answered: (reply) => {
        if (reply) showPassiveReply(this.platform, this.player, reply, press);
      },
    });
  }
}

/** P90239; `file` is not documented for apps, an official connector reads it like this. */
function mediumFields(kind: FileKind, { id, fileName, contentType }: Medium, media: MediaShelf): XmlFields {
  switch (kind) {
    case 'picture':
      return { MsgType: 'image', PicUrl: `https://wework.qpic.cn/wwpic/${id}/0`, MediaId: id };
    case 'voice':
      return { MsgType: 'voice', MediaId: id, Format: contentType.replace('audio/', '') };
    case 'video':
      return { MsgType: 'video', MediaId: id, ThumbMediaId: media.photo().id };
    default:
      return { MsgType: 'file', MediaId: id, FileName: fileName };
  }
}

function findMenuItem(menu: JsonObject | null, name: string): JsonObject | undefined {
  const top = listOf(menu ?? {}, 'button');
  const all = top.flatMap((item) => [item, ...listOf(item, 'sub_button')]);
  return all.find((item) => item.name === name && item.type !== undefined);
}

/** What goes with a press: what was chosen, else what stood there. Only what the card offers can be chosen. */
function chosenOf(card: JsonObject, selection: Selection): Selection {
  for (const [key, ids] of Object.entries(selection)) {
    const question = questionsOf(card).find((one) => textOf(one, 'question_key') === key);
    if (!question) throw new NotPossible(`这张卡片上没有“${key}”可选。`);
    const offered = listOf(question, 'option_list').map((option) => textOf(option, 'id'));
    const several = question === card.checkbox && Number(question.mode ?? 0) === 1;
    if (ids.some((id) => !offered.includes(id))) throw new NotPossible('没有这个选项。');
    if (ids.length > 1 && !several) throw new NotPossible('这里只能选一个。');
    if (question.disable === true || question.disable === 'true') throw new NotPossible('已经不能再选。');
  }
  return { ...chosenAtFirst(card), ...selection };
}
