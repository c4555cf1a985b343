import type { JsonObject } from './json';

export interface Button {
  label: string;
  /** What the platform sends to the bot when it is pressed; '' for a link. */
  key: string;
  disabled?: boolean;
  url?: string;
}

/** One bubble as its reader sees it. */
export interface Shown {
  /** Counts up over all windows. */
  id: number;
  /** Epoch milliseconds on the simulator's clock. */
  at: number;
  from: 'bot' | 'self';
  type: 'text' | 'card' | 'menu' | 'picture' | 'voice' | 'video' | 'file' | 'location' | 'notice';
  /** All words of the bubble; of a card or menu its lines without the buttons. */
  text: string;
  buttons: Button[];
  format?: 'markdown';
  card?: JsonObject;
  /** A menu in its order: words, and items that can be tapped. */
  menu?: (string | Button)[];
  /** Who speaks, where a window hears more than one. */
  by?: string;
  /** Picture, voice, video or file: GET /sim/media/:id. */
  mediaId?: string;
  /** The words it answers, where the platform shows them above it. */
  quote?: string;
  /** What stood here before it was changed, oldest first. */
  history: { at: number; text: string; buttons: Button[] }[];
}

export type NewBubble = Pick<Shown, 'from' | 'type' | 'text'> &
  Partial<Pick<Shown, 'buttons' | 'format' | 'card' | 'menu' | 'mediaId' | 'by' | 'quote'>>;
export type Change = Partial<Pick<Shown, 'type' | 'text' | 'buttons' | 'card'>>;
export type Listener = (window: string, bubble: Shown) => void;

/** What everybody sees. A window is named after its person or group. */
export class Transcript {
  private readonly windows = new Map<string, Shown[]>();
  private readonly listeners = new Set<Listener>();
  private lastId = 0;

  constructor(private readonly now: () => number) {}

  add(window: string, bubble: NewBubble): Shown {
    this.lastId += 1;
    const shown: Shown = { id: this.lastId, at: this.now(), buttons: [], history: [], ...bubble };
    const bubbles = this.windows.get(window) ?? [];
    bubbles.push(shown);
    this.windows.set(window, bubbles);
    this.tell(window, shown);
    return shown;
  }

  change(window: string, bubble: Shown, change: Change): void {
    bubble.history.push({ at: this.now(), text: bubble.text, buttons: bubble.buttons });
    Object.assign(bubble, change);
    this.tell(window, bubble);
  }

  /** Its buttons go away; nothing else about it changed. */
  quiet(window: string, bubble: Shown): void {
    bubble.buttons = [];
    this.tell(window, bubble);
  }

  /** Oldest first; only what came after bubble `after`, when given. */
  read(window: string, after = 0): Shown[] {
    return (this.windows.get(window) ?? []).filter((bubble) => bubble.id > after);
  }

  get newestId(): number {
    return this.lastId;
  }

  subscribe(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private tell(window: string, bubble: Shown): void {
    for (const listener of this.listeners) listener(window, bubble);
  }
}
