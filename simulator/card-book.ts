import { randomBytes } from 'node:crypto';
import { cardButtons, cardText } from './card-view';
import { ApiRefusal } from './errors';
import type { JsonObject } from './json';
import { DAY } from './rate';
import type { Shown, Transcript } from './transcript';

/** Response codes work once and this long (P94888). */
const CODE_LIFE = 3 * DAY;

export interface SentCard {
  taskId: string;
  /** Names of those it was sent to, also when the platform dropped it on the way. */
  recipients: Set<string>;
  /** The bubble of each who got it, by name. */
  bubbles: Map<string, Shown>;
}

/** Which cards were sent to whom, and the response codes with which they may be changed. */
export class CardBook {
  private readonly cards = new Map<string, SentCard>();
  private readonly byBubble = new Map<Shown, SentCard>();
  private readonly codes = new Map<string, { card: SentCard; issuedAt: number; used: boolean }>();

  constructor(
    private readonly transcript: Transcript,
    private readonly now: () => number,
  ) {}

  /** task_id is unique in the app; a second card under it is refused with 42014. */
  checkUnused(taskId: string): void {
    if (this.cards.has(taskId)) throw new ApiRefusal(42014, 'task_id was used before');
  }

  record(taskId: string, recipients: Set<string>, bubbles: Map<string, Shown>): SentCard {
    const card = { taskId, recipients, bubbles };
    this.cards.set(taskId, card);
    for (const bubble of bubbles.values()) this.byBubble.set(bubble, card);
    return card;
  }

  ofBubble(bubble: Shown): SentCard | undefined {
    return this.byBubble.get(bubble);
  }

  issueCode(card: SentCard): string {
    const code = randomBytes(24).toString('base64url');
    this.codes.set(code, { card, issuedAt: this.now(), used: false });
    return code;
  }

  /** The card of a code that is still good; throws 60140 otherwise. Does not use the code up. */
  look(code: string): SentCard {
    const issued = this.codes.get(code);
    if (!issued || issued.used || this.now() - issued.issuedAt >= CODE_LIFE) {
      throw new ApiRefusal(60140, 'response_code is invalid, used or expired');
    }
    return issued.card;
  }

  useUp(code: string): void {
    const issued = this.codes.get(code);
    if (issued) issued.used = true;
  }

  /** Puts a new card in the place of the old one for one person. */
  replace(window: string, bubble: Shown, card: JsonObject): void {
    this.transcript.change(window, bubble, { card, text: cardText(card), buttons: cardButtons(card) });
  }

  /** Greys the buttons and writes this text on them. */
  greyOut(window: string, bubble: Shown, text: string): void {
    const card = { ...bubble.card, replace_text: text };
    this.transcript.change(window, bubble, { card, buttons: cardButtons(card) });
  }
}
