import { keptForLater } from '../../notices/residents/kept-words';
import { openAnswer, sealLetter, type Keys } from '../../simulator/letter';
import { writeXml } from '../../simulator/xml';
import { pause } from '../private-mariadb';

export interface PostOfficeOptions {
  keys: Keys;
  agentId: number;
  /** Where callbacks are posted. */
  url: string;
  now: () => number;
  /** 0 ≤ x < 1. */
  random: () => number;
  /** Waited for before a callback comes again, so that a slow machine does not lose them all. */
  beforeRepeat?: () => Promise<void>;
}

/** WeCom cuts the connection after this (P90238). */
const ANSWER_WITHIN = 5_000;
const DELIVERIES = 4;
/** A callback that was not answered comes again after so long. */
const REPEAT_AFTER = 2_500;
/** One in so many comes twice at the same time although it was answered. */
const TWICE = 0.1;

/** Posts what members write, and repeats it as WeCom does. */
export class PostOffice {
  posts = 0;
  /** Answers that said the message is kept. */
  told = 0;
  private lastId = 7_500_000_000_000_000_000n;

  constructor(private readonly options: PostOfficeOptions) {}

  newMessageId(): string {
    this.lastId += 1n;
    return String(this.lastId);
  }

  /** True when a delivery of it was answered with 200: from then on it must have its effect. */
  async post(person: string, messageId: string, text: string): Promise<boolean> {
    const { keys, agentId, now, random } = this.options;
    const created = Math.floor(now() / 1000);
    const heading = { ToUserName: keys.corpId, FromUserName: person, CreateTime: created };
    const xml = writeXml({ ...heading, MsgType: 'text', Content: text, MsgId: messageId, AgentID: agentId });
    const copy = random() < TWICE ? this.attempt(xml) : Promise.resolve(false);
    for (let delivery = 1; delivery <= DELIVERIES; delivery += 1) {
      if (await this.attempt(xml)) return true;
      await pause(REPEAT_AFTER);
      await this.options.beforeRepeat?.();
    }
    return copy;
  }

  private async attempt(xml: string): Promise<boolean> {
    const { keys, agentId, now, url } = this.options;
    const { query, body } = sealLetter(keys, xml, now(), agentId);
    this.posts += 1;
    try {
      const answer = await fetch(`${url}?${query}`, {
        method: 'POST',
        headers: { 'content-type': 'text/xml' },
        body,
        signal: AbortSignal.timeout(ANSWER_WITHIN),
      });
      const sealed = await answer.text();
      if (sealed !== '' && openAnswer(keys, sealed).includes(keptForLater)) this.told += 1;
      return answer.status === 200;
    } catch {
      return false;
    }
  }
}
