import { randomBytes } from 'node:crypto';
import { callsBack, checkCard } from '../card-rules';
import { ApiRefusal } from '../errors';
import { numberOf, objectOf, textOf, type JsonObject } from '../json';
import type { Player } from '../options';
import type { Platform } from '../platform';
import { DAY, HOUR, MINUTE, RateWindow } from '../rate';
import type { Shown } from '../transcript';
import { readContent } from './content';
import type { Endpoints } from './endpoint';
import { checkAgent, isPresent } from './checks';
import { tagsOf } from './contacts';

const SHANGHAI = 8 * HOUR;
const DELIVERIES_PER_SEAT = 200;
/** 500 accounts make 100,000 deliveries a day, the example of the page. */
const USUAL_SEATS = 500;

interface Sent {
  at: number;
  bubbles: Map<string, Shown>;
}

/** message/send and message/recall (P90236, P94867). */
export function messageEndpoints(platform: Platform): Endpoints {
  const outbox = new MemberMail(platform);
  return {
    'message/send': { method: 'POST', answer: ({ body }) => outbox.send(body) },
    'message/recall': { method: 'POST', answer: ({ body }) => outbox.recall(textOf(body, 'msgid')) },
  };
}

const listed = (message: JsonObject, field: 'toparty' | 'totag'): string[] =>
  textOf(message, field)
    .split('|')
    .filter((id) => id !== '');

/** The root holds everybody; other departments those who are said to be in them. */
const isIn = ({ departments = [] }: Player, parties: readonly string[]): boolean =>
  parties.includes('1') || departments.some((id) => parties.includes(String(id)));

class MemberMail {
  private readonly sent = new Map<string, Sent>();
  private readonly perMinute = new RateWindow(30, MINUTE);
  private readonly perHour = new RateWindow(1000, HOUR);
  /** Deliveries of the present day in Shanghai. */
  private today = { day: '', deliveries: 0 };
  private readonly duplicates = new Map<string, { until: number; answer: JsonObject }>();

  constructor(private readonly platform: Platform) {}

  send(message: JsonObject): JsonObject {
    checkAgent(this.platform, message);
    const duplicate = this.findDuplicate(message);
    if (duplicate) return duplicate;
    const { found, missing } = this.recipients(message);
    const isCard = message.msgtype === 'template_card';
    if (isCard) checkCard(objectOf(message, 'template_card'), 'send');
    const bubble = readContent(message, this.platform.media);
    const taskId = isCard ? textOf(objectOf(message, 'template_card'), 'task_id') : '';
    if (taskId) this.platform.cards.checkUnused(taskId);
    this.countToday(found.length);

    const bubbles = new Map<string, Shown>();
    for (const member of found) {
      if (this.passesRate(member, message)) {
        bubbles.set(member.name, this.platform.transcript.add(member.name, { ...bubble }));
      }
    }
    const answer: JsonObject = { msgid: randomBytes(16).toString('base64url') };
    this.sent.set(textOf(answer, 'msgid'), { at: this.platform.now(), bubbles });
    if (missing.length > 0) answer.invaliduser = missing.join('|');
    if (taskId) {
      const names = new Set(found.map((member) => member.name));
      const card = this.platform.cards.record(taskId, names, bubbles);
      if (callsBack(objectOf(message, 'template_card')))
        answer.response_code = this.platform.cards.issueCode(card);
    }
    this.rememberDuplicate(message, answer);
    return answer;
  }

  /** One call to many counts for each of them; above seats × 200 a day it is 45009 (P90236). */
  private countToday(recipients: number): void {
    const day = new Date(this.platform.now() + SHANGHAI).toISOString().slice(0, 10);
    if (day !== this.today.day) this.today = { day, deliveries: 0 };
    const most = (this.platform.options.seats ?? USUAL_SEATS) * DELIVERIES_PER_SEAT;
    if (this.today.deliveries + recipients > most) throw new ApiRefusal(45009, 'api freq out of limit');
    this.today.deliveries += recipients;
  }

  /** Throws 40058 (not ours) or 42052 (older than 24 hours). */
  recall(messageId: string): JsonObject {
    const sent = this.sent.get(messageId);
    if (!sent) throw new ApiRefusal(40058, 'msgid was not sent by this app');
    if (this.platform.now() - sent.at >= DAY) throw new ApiRefusal(42052, 'msgid is older than 24 hours');
    for (const [window, bubble] of sent.bubbles) {
      this.platform.transcript.change(window, bubble, {
        type: 'notice',
        text: '消息已撤回',
        buttons: [],
        card: undefined,
      });
    }
    return {};
  }

  private recipients(message: JsonObject): { found: Player[]; missing: string[] } {
    const toUser = textOf(message, 'touser');
    if (toUser === '@all') return { found: this.platform.members, missing: [] };
    const ids = [...new Set(toUser.split('|').filter((id) => id !== ''))];
    const parties = listed(message, 'toparty');
    const tags = listed(message, 'totag');
    if (ids.length === 0 && parties.length === 0 && tags.length === 0)
      throw new ApiRefusal(81012, 'no recipient');
    if (ids.length > 1000) throw new ApiRefusal(40032, 'more than 1000 userids');
    if (parties.length > 100) throw new ApiRefusal(82002, 'more than 100 departments');
    if (tags.length > 100) throw new ApiRefusal(82003, 'more than 100 tags');
    const named = ids.map((id) => this.platform.member(id));
    const missing = ids.filter((_id, index) => !named[index]).map((id) => id.toLowerCase());
    const inParties = this.platform.members.filter((member) => isIn(member, parties));
    const tagged = this.platform.members.filter((member) =>
      tagsOf(this.platform).some((tag, at) => tags.includes(String(at + 1)) && member.tags?.includes(tag)),
    );
    const found = [...new Set([...named.filter(isPresent), ...inParties, ...tagged])];
    if (found.length === 0) throw new ApiRefusal(81013, 'all recipients are invalid');
    return { found, missing };
  }

  /** Above 30 a minute or 1000 an hour to one member, messages vanish with errcode 0 (P90236). */
  private passesRate(member: Player, message: JsonObject): boolean {
    const now = this.platform.now();
    if (!this.perMinute.hasRoom(member.id, now) || !this.perHour.hasRoom(member.id, now)) {
      this.platform.dropped.push({ at: now, who: member.name, message });
      return false;
    }
    this.perMinute.count(member.id, now);
    this.perHour.count(member.id, now);
    return true;
  }

  private findDuplicate(message: JsonObject): JsonObject | null {
    if (message.enable_duplicate_check !== 1) return null;
    const known = this.duplicates.get(JSON.stringify(message));
    return known && known.until > this.platform.now() ? known.answer : null;
  }

  private rememberDuplicate(message: JsonObject, answer: JsonObject): void {
    if (message.enable_duplicate_check !== 1) return;
    const seconds = Math.min(numberOf(message, 'duplicate_check_interval') ?? 1800, 4 * 3600);
    this.duplicates.set(JSON.stringify(message), { until: this.platform.now() + seconds * 1000, answer });
  }
}
