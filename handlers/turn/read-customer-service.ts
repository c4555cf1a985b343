import type { CustomerServiceItem } from '../../bot/customer-service-messages';
import { handOverNews } from '../../actions/tickets/hand-over-news';
import { Failure } from '../../models/failure';
import { forgetPosition, settleInbound } from '../../models/exchange/inbound';
import type { InboundMessage } from '../../models/exchange/message';
import { queue } from '../../models/exchange/outbound';
import { meetPerson, type Contact } from '../../models/staff/persons';
import type { Transaction } from '../../models/store/transaction';
import { messagesLeft, noteServicer, servicerOf } from '../../models/exchange/window';
import { marks } from '../../models/tickets/workflow';
import type { Answer } from '../../notices/answer';
import { newsFirst } from '../../notices/tickets/news-words';
import { customerServiceMessages } from '../../notices/exchange/render';
import { noteChoices, sendTo } from '../../notices/exchange/send';
import { converse } from './converse';
import { apologyFor, isConfidential } from './failed';
import { greetAtDoor } from '../residents/greet';
import { withPassOn } from '../tickets/pass-on';
import { withPrivacyNotice } from '../residents/privacy';
import { inputOfItem, joined } from './inputs';
import type { Reception } from './receive';
import { noteEvent } from './service-events';
import { silence, type Input, type Turn } from './turn';

/** People write in pieces: read after so many quiet milliseconds, at most after so many. */
const QUIET = 6_000;
const LONGEST = 20_000;
/** The welcome's code lives 20 s (P95122). */
const WELCOME_WITHIN = 15_000;
/** Taps and one-word answers are whole as they are. */
const WHOLE = /^(\d|[一二三四五六七八九十]|对|是|嗯|好|行|没错|👌)$/u;

interface Waiting {
  row: Pick<InboundMessage, 'id' | 'account' | 'externalId' | 'sentAt' | 'receivedAt'>;
  item: CustomerServiceItem;
}

/** Reads what residents wrote: stored by the puller, answered here, one transaction a turn. */
export class CustomerServiceReader {
  constructor(private readonly with_: Reception) {}

  /** One pass; returns how many turns it took. Never throws for a single resident's message. */
  async read(): Promise<number> {
    const waiting = await this.waiting();
    let turns = 0;
    for (const one of waiting.filter(({ item }) => item.kind === 'event.enter_session'))
      turns += await this.take([one]);
    for (const one of waiting.filter(({ item }) => isOtherEvent(item))) turns += await this.note(one);
    for (const group of groups(waiting)) if (this.isComplete(group)) turns += await this.take(group);
    if (turns > 0) this.with_.onQueued();
    return turns;
  }

  private async waiting(): Promise<Waiting[]> {
    const { database } = this.with_;
    const rows = await database.rows<InboundMessage>(
      "SELECT * FROM inbound WHERE result = 'new' AND account IS NOT NULL ORDER BY id LIMIT 500",
    );
    return rows.flatMap((row) =>
      row.content === null
        ? []
        : [{ row, item: JSON.parse(database.vault.open(row.content)) as CustomerServiceItem }],
    );
  }

  private isComplete(group: readonly Waiting[]): boolean {
    const now = this.with_.clock.now();
    const first = group[0];
    const last = group.at(-1);
    if (!first || !last) return false;
    if (group.length === 1 && isWhole(first.item)) return true;
    return now - last.row.receivedAt >= QUIET || now - first.row.receivedAt >= LONGEST;
  }

  /** Handles the messages of one resident as one turn; two processes never both do. */
  private async take(group: readonly Waiting[]): Promise<number> {
    const { database } = this.with_;
    try {
      return await database.write((tx) => this.turn(tx, group, (turn) => this.say(turn, group)));
    } catch (error) {
      if (error instanceof TakenByAnother) return 0;
      const apology = apologyFor(error);
      if (!(error instanceof Failure)) this.with_.onFailure(error, apology.reference ?? '');
      return database.write((tx) =>
        this.turn(tx, group, (turn) => withPassOn(turn, apology.answer, error), {
          failure: apology.failure,
          forget: isConfidential(error),
          ...(apology.reference === null ? {} : { reference: apology.reference }),
        }),
      );
    }
  }

  private async turn(
    tx: Transaction,
    group: readonly Waiting[],
    answerOf: (turn: Turn) => Promise<Answer | null>,
    failed: { failure?: string; reference?: string; forget?: boolean } = {},
  ): Promise<number> {
    const now = this.with_.clock.now();
    const [first] = group;
    if (!first?.row.account || !first.row.externalId || !(await claim(tx, group))) return 0;
    const contact: Contact = { channel: 'kf', account: first.row.account, externalId: first.row.externalId };
    const person = await meetPerson(tx, contact, now);
    const context = { tx, office: this.with_.office(), now, actorId: person.id };
    const turn: Turn = { context, person, contact, input: inputOf(group) };
    const servicer = await servicerOf(tx, contact, now);
    const answer = servicer === null ? await answerOf(turn) : null;
    if (servicer === null) await this.send(turn, group, answer);
    // A human has the conversation: the platform lets nobody else write, and two who answer are one too many.
    else await noteServicer(tx, contact, servicer, now);
    const result = failed.reference === undefined ? 'answered' : 'failed';
    for (const { row, item: said } of group) {
      const forget = answer?.confidential === true || failed.forget === true;
      await settleInbound(tx, row.id, { result, personId: person.id, ...failed, forget }, now);
      if (said.kind === 'location' && !forget) await forgetPosition(tx, row.id, said);
    }
    return 1;
  }

  private say(turn: Turn, group: readonly Waiting[]): Promise<Answer | null> {
    const item = group[0]?.item;
    return item?.kind === 'event.enter_session'
      ? greetAtDoor(turn, item.scene, item.sceneParam)
      : converse(turn);
  }

  /** What waited for this resident goes first, in one message with the answer. */
  private async send(turn: Turn, group: readonly Waiting[], answer: Answer | null): Promise<void> {
    const { context, contact, person } = turn;
    const item = group[0]?.item;
    if (item?.kind === 'event.enter_session') return this.welcome(turn, item, answer);
    const said = answer?.alone === true ? [] : await handOverNews(context, contact, answer?.text ?? '');
    const whole = said.length > 0 ? newsFirst(said, answer) : answer;
    return whole ? sendTo(context, person.id, contact, whole) : undefined;
  }

  /** A greeting goes out by the welcome code, or within the reply window, or not at all. */
  private async welcome(turn: Turn, item: Entering, greeting: Answer | null): Promise<void> {
    const { context, contact, person } = turn;
    const open = (await messagesLeft(context.tx, contact, context.now)) > 0;
    const coded = item.welcomeCode !== undefined && context.now - item.sentAt <= WELCOME_WITHIN;
    if (!greeting || (!open && !coded)) return undefined;
    const answer = await withPrivacyNotice(turn, greeting);
    const said = await handOverNews(context, contact, answer.text, coded);
    const whole = said.length > 0 ? newsFirst(said, answer) : answer;
    if (!coded || item.welcomeCode === undefined) return sendTo(context, person.id, contact, whole);
    // The code is good for one message: where news and greeting don't fit together, the news is what matters.
    const messages = customerServiceMessages(whole);
    const fits = messages.length === 1 ? whole : newsFirst(said, null);
    const [message = messages[0]] = customerServiceMessages(fits);
    if (!message) return undefined;
    await noteChoices(context, person.id, contact, fits);
    const request = {
      kind: 'kf.welcome' as const,
      openKfId: contact.account,
      externalUserId: contact.externalId,
      code: item.welcomeCode,
      sentAt: item.sentAt,
      message,
    };
    await queue(context.tx, context.now, { request, priority: 0, expiresAt: item.sentAt + WELCOME_WITHIN });
    return undefined;
  }

  /** Events that nobody answers. */
  private async note({ row, item }: Waiting): Promise<number> {
    const { database, clock, office } = this.with_;
    return database.write(async (tx) => {
      await noteEvent(tx, item, office(), clock.now());
      await settleInbound(tx, row.id, { result: 'noted' }, clock.now());
      return 1;
    });
  }
}

type Entering = Extract<CustomerServiceItem, { kind: 'event.enter_session' }>;

const isOtherEvent = (item: CustomerServiceItem): boolean =>
  item.kind !== 'event.enter_session' && (inputOfItem(item) === null || item.externalUserId === null);

const isWhole = (item: CustomerServiceItem): boolean =>
  item.kind === 'text' && (item.menuId !== undefined || WHOLE.test(item.content.trim()));

/** Words of one resident that belong together: up to the next tap, which is a turn of its own. */
function groups(waiting: readonly Waiting[]): Waiting[][] {
  const byResident = new Map<string, Waiting[]>();
  for (const one of waiting) {
    if (one.item.kind === 'event.enter_session' || isOtherEvent(one.item)) continue;
    const key = `${one.row.account} ${one.row.externalId}`;
    byResident.set(key, [...(byResident.get(key) ?? []), one]);
  }
  return [...byResident.values()].map((rows) => {
    const tap = rows.findIndex(({ item }) => item.kind === 'text' && item.menuId !== undefined);
    return tap < 0 ? rows : rows.slice(0, tap === 0 ? 1 : tap);
  });
}

function inputOf(group: readonly Waiting[]): Input {
  const inputs = group.flatMap(({ item }) => inputOfItem(item) ?? []);
  const [only] = inputs;
  return inputs.length === 1 && only ? only : inputs.length === 0 ? silence : joined(inputs);
}

/** Another process took some of these messages: nothing is done with the rest in this pass. */
class TakenByAnother extends Error {}

/** Marks the rows as taken; false when another process has one of them. */
async function claim(tx: Transaction, group: readonly Waiting[]): Promise<boolean> {
  const ids = group.map(({ row }) => row.id);
  const { affected } = await tx.run(
    `UPDATE inbound SET result = 'answered' WHERE id IN (${marks(ids)}) AND result = 'new'`,
    ids,
  );
  if (affected !== ids.length && affected > 0) throw new TakenByAnother();
  return affected === ids.length;
}
