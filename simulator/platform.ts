import { appCodec, Callbacks } from './callbacks';
import { CardBook } from './card-book';
import { CustomerService } from './customer-service';
import { Faults } from './faults';
import type { JsonObject } from './json';
import { MediaShelf } from './media';
import { MassTasks } from './mass-tasks';
import type { Player, SimulatorOptions } from './options';
import { Robot } from './robot';
import { ServiceDesk } from './service-desk';
import { worseReadings, type Switches } from './switches';
import { Tokens } from './tokens';
import { Transcript } from './transcript';

/** A message that the platform accepted and nobody ever saw. */
export interface Dropped {
  at: number;
  /** Name of the person who should have got it. */
  who: string;
  message: JsonObject;
}

/** All parts of the simulated WeCom, made once and handed to whoever needs some of them. */
export class Platform {
  readonly switches: Switches = { ...worseReadings };
  readonly faults = new Faults();
  /** Above the rates for one member messages vanish without an error (P90236). */
  readonly dropped: Dropped[] = [];
  /** What the bot did that the real platform would swallow silently; a healthy run leaves this empty. */
  readonly complaints: string[] = [];
  readonly transcript: Transcript;
  readonly media: MediaShelf;
  readonly tokens: Tokens;
  readonly cards: CardBook;
  readonly callbacks: Callbacks;
  readonly customerService: CustomerService;
  readonly desk: ServiceDesk;
  readonly massTasks: MassTasks;
  /** null: the office has none. */
  readonly robot: Robot | null;
  /** The app's menu as menu/create left it. */
  menu: JsonObject | null;
  /** userids of members who left the app's range. */
  readonly left = new Set<string>();
  readonly agentId: number;
  readonly now: () => number;
  private readonly watchers = new Set<() => void>();

  constructor(readonly options: SimulatorOptions) {
    const { clock, corpId, accounts } = options;
    this.agentId = Number(options.agentId);
    this.menu = options.menu ? (JSON.parse(JSON.stringify(options.menu)) as JsonObject) : null;
    const now = (this.now = () => clock.now());
    clock.onMoved(() => this.announce());
    const { faults, switches } = this;
    this.transcript = new Transcript(now);
    this.media = new MediaShelf(now);
    this.tokens = new Tokens(options, switches, now);
    this.cards = new CardBook(this.transcript, now);
    this.callbacks = new Callbacks({
      codec: appCodec(options),
      clock,
      faults,
      switches,
      url: options.callbackUrl,
      complain: (what) => this.complain(what),
    });
    this.customerService = new CustomerService({
      corpId,
      accounts,
      callbacks: this.callbacks,
      faults,
      switches,
      now,
    });
    const { customerService, transcript } = this;
    this.robot = options.robot
      ? new Robot(
          {
            clock,
            faults,
            switches,
            transcript,
            now,
            media: this.media,
            groups: options.groups,
            members: () => this.members,
            complain: (what) => this.complain(what),
          },
          options.robot,
        )
      : null;
    this.massTasks = new MassTasks(transcript, options.customerGroups ?? [], now);
    this.desk = new ServiceDesk({
      customerService,
      transcript,
      servicers: () => options.servicers?.flatMap((id) => this.member(id) ?? []) ?? this.members,
      customer: (id) => this.customer(id),
    });
  }

  complain(what: string): void {
    this.complaints.push(what);
    this.announce();
  }

  /** Tells those who watch that something beside the bubbles may have changed. */
  announce(): void {
    for (const watcher of this.watchers) watcher();
  }

  watch(watcher: () => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  /** userids are compared without regard to case (P90196). */
  member(userId: string): Player | undefined {
    const wanted = userId.toLowerCase();
    return this.members.find((player) => player.id.toLowerCase() === wanted);
  }

  customer(externalUserId: string): Player | undefined {
    return this.options.players.find((player) => player.channel === 'kf' && player.id === externalUserId);
  }

  get members(): Player[] {
    return this.options.players.filter((player) => player.channel === 'app' && !this.left.has(player.id));
  }
}
