import type { AibotMessage } from '../../bot/aibot-messages';
import type { AibotReply } from '../../bot/aibot-replies';
import type { Delivery } from '../../bot/callback-types';
import { isKnownColleague, meetColleague } from '../../models/staff/colleagues';
import { Failure } from '../../models/failure';
import { dropStoredReply, expectNew, storedReply, storeHandled } from '../../models/exchange/inbound';
import type { Transaction } from '../../models/store/transaction';
import { notDone, stranger } from '../../notices/group-words';
import { answerLate, lateAnswer } from '../../notices/exchange/late-answer';
import { present } from '../../notices/talk-words';
import { converse } from './converse';
import { isConfidential, type Apology } from './failed';
import { inputOfRobot } from './inputs-robot';
import { interpret } from '../interpret';
import { knownOf } from './known';
import { once } from './once';
import { withPassOn } from '../tickets/pass-on';
import type { Reception } from './receive';
import { replyByRobot, said } from './reply-robot';
import type { Input, Turn } from './turn';

export interface RobotReception extends Reception {
  /** The userid behind an open_userid, asked of the platform; null where it can't be converted. */
  userIdOf(openUserId: string): Promise<string | null>;
}

type Robot = Delivery<AibotMessage>;

/** Longer nobody waits to learn who speaks; the person is then asked to come again. */
const KNOW_WITHIN = 2_000;

/** The group door: what is said to the 智能机器人 is stored once and handled like a message of the app. */
export class RobotReceptionist {
  constructor(private readonly with_: RobotReception) {}

  /** What goes into the answer itself; null for an empty one. Rejects only when the database can't be reached. */
  async receive(delivery: Robot): Promise<AibotReply | null> {
    const { message } = delivery;
    if (message.kind === 'aibot.stream') return this.refreshed(message);
    try {
      const userId = await this.userIdOf(message);
      return await once<AibotReply>(this.with_, delivery.key, {
        handle: (tx) => this.handle(tx, delivery, userId),
        apologise: (tx, apology, error) => this.apologise(tx, delivery, userId, apology, error),
      });
    } finally {
      this.with_.onQueued();
    }
  }

  /** The answer came too late, or nobody is there to read it: its words go by the message's own address, once. */
  async tooLate({ key, message, receivedAt }: Robot, reply: AibotReply): Promise<void> {
    const { database, clock } = this.with_;
    await database.write(async (tx) => {
      if (!(await dropStoredReply(tx, key))) return;
      const late = lateAnswer(message.responseCode, receivedAt);
      if (late && 'content' in reply) await answerLate({ tx, now: clock.now() }, late, reply.content);
    });
    this.with_.onQueued();
  }

  /** Our answers are finished at once, so nobody should ask; who does gets the answer he asks about once more. */
  private async refreshed({
    streamId,
  }: Extract<AibotMessage, { kind: 'aibot.stream' }>): Promise<AibotReply> {
    const stored = (await storedReply(this.with_.database, streamId)) as AibotReply | null;
    return stored?.kind === 'stream' ? stored : said(streamId, '');
  }

  /** Only an id that nobody here has met is asked of the platform, before the transaction and not for long. */
  private async userIdOf({ aibotId, from }: AibotMessage): Promise<string | null> {
    if (await isKnownColleague(this.with_.database, { aibotId, from })) return null;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), KNOW_WITHIN);
    });
    return Promise.race([this.with_.userIdOf(from).catch(() => null), late]).finally(() =>
      clearTimeout(timer),
    );
  }

  private async handle(tx: Transaction, delivery: Robot, userId: string | null): Promise<AibotReply | null> {
    const { message, key } = delivery;
    const now = this.with_.clock.now();
    await expectNew(tx, key);
    const input = inputOfRobot(message);
    if (input === null) {
      await storeHandled(tx, stored(delivery), { result: 'noted' }, now);
      return null;
    }
    const turn = await this.turn(tx, delivery, input, userId);
    if (!turn) return this.toStranger(tx, delivery, input);
    const answer = (await converse(turn)) ?? (message.chat === 'group' ? present : null);
    const reply = answer && (await replyByRobot(turn, answer, key));
    const forget = answer?.confidential === true;
    const settled = { result: 'answered', personId: turn.person.id, reply, forget } as const;
    await storeHandled(tx, stored(delivery), settled, now);
    return reply;
  }

  private async turn(
    tx: Transaction,
    { message, receivedAt }: Robot,
    input: Input,
    userId: string | null,
  ): Promise<Turn | null> {
    const now = this.with_.clock.now();
    const colleague = await meetColleague(tx, message, userId, now);
    if (!colleague) return null;
    const { person, contact } = colleague;
    const robot = { inGroup: message.chat === 'group', late: lateAnswer(message.responseCode, receivedAt) };
    return {
      context: { tx, office: this.with_.office(), now, actorId: person.id },
      person,
      contact,
      input,
      robot,
    };
  }

  /** He can't be answered in private, so nothing he says has an effect. */
  private async toStranger(tx: Transaction, delivery: Robot, { text }: Input): Promise<AibotReply> {
    const { directory } = this.with_.office();
    const danger = interpret(text, knownOf(directory, { placeId: null })).intent === 'emergency';
    const reply = said(delivery.key, stranger(danger));
    const settled = { result: 'noted', reply, forget: true } as const;
    await storeHandled(tx, stored(delivery), settled, this.with_.clock.now());
    return reply;
  }

  /** In a group nobody reads what could not be done, nor why. */
  private async apologise(
    tx: Transaction,
    delivery: Robot,
    userId: string | null,
    { answer, failure, reference }: Apology,
    error: unknown,
  ): Promise<AibotReply | null> {
    const now = this.with_.clock.now();
    await expectNew(tx, delivery.key);
    const input = inputOfRobot(delivery.message);
    const turn = input && (await this.turn(tx, delivery, input, userId));
    const result = error instanceof Failure ? 'answered' : 'failed';
    const more = {
      result,
      failure,
      forget: isConfidential(error),
      personId: turn?.person.id ?? null,
      ...(reference === null ? {} : { reference }),
    } as const;
    const apology = reference === null ? answer : { ...answer, group: notDone(reference) };
    const reply = turn && (await replyByRobot(turn, await withPassOn(turn, apology, error), delivery.key));
    await storeHandled(tx, stored(delivery), { ...more, reply }, now);
    return reply;
  }
}

/** As it is kept: without the code under which it can be answered, and the addresses of its files. */
function stored({ key, message, receivedAt }: Robot) {
  const kept = JSON.stringify(message, (name, value: unknown) =>
    name === 'responseCode' || name === 'url' ? undefined : value,
  );
  return {
    messageKey: key,
    channel: 'aibot' as const,
    kind: message.kind,
    content: kept,
    account: message.aibotId,
    externalId: message.from,
    sentAt: message.createdAt ?? receivedAt,
    receivedAt,
  };
}
