import { openAsBlob } from 'node:fs';
import { describe, type Description } from '../../actions/tickets/describe';
import { loadTicket } from '../../models/tickets/advance';
import type { Context, Office } from '../../models/context';
import type { Database } from '../../models/store/database';
import type { FileFolder } from '../../models/exchange/file-folder';
import type { Person } from '../../models/staff/person';
import type { Attachment } from '../../models/tickets/ticket';
import { one } from '../../models/store/transaction';
import { isUnheardVoice, TRANSCRIPT_MARK } from '../../models/tickets/voice-reports';
import type { Answer } from '../../notices/answer';
import { tell } from '../../notices/exchange/send';

export interface TranscriberOptions {
  /** Gets the voice as the body of a POST, answers `{"text": "…"}`. */
  url: string;
  database: Database;
  office: () => Office;
  folder: FileFolder;
  clock: { now(): number };
  /** What the words say about kind, place and danger. */
  understand: (text: string, office: Office, placeId: number | null) => Description;
  /** What the words ask of whoever spoke before anything is kept of them: is somebody to come (上门代办)? */
  offer?:
    | ((context: Context, person: Person, ticketId: number, text: string) => Promise<Answer | null>)
    | undefined;
  onQueued?: () => void;
  onFailure?: (error: unknown) => void;
  fetch?: typeof globalThis.fetch;
}

const ANSWER_WITHIN = 10_000;
/** A voice of a minute has some 300 characters. */
const LONGEST_TEXT = 1_000;
const LONGEST_ANSWER = 64 * 1024;
const UNDESCRIBED = ['dispatched', 'handling', 'returned'];

/** Has voices written down by a machine in the office's own network; without it people listen, and nothing is missing. */
export class Transcriber {
  constructor(private readonly options: TranscriberOptions) {}

  /** Never throws: a voice that could not be written down is still heard by the member. */
  async transcribe(voice: Attachment): Promise<void> {
    try {
      const text = await this.ask(voice);
      if (text !== '') await this.keep(voice.id, text);
    } catch (error) {
      this.options.onFailure?.(error);
    }
  }

  private async ask({ sha256 }: Attachment): Promise<string> {
    if (sha256 === null) return '';
    const { url, folder, fetch = globalThis.fetch } = this.options;
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'audio/amr' },
      body: await openAsBlob(folder.pathOf(sha256)),
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_WITHIN),
    });
    if (!response.ok) throw new Error(`recogniser answered ${response.status}`);
    const { text } = JSON.parse(await bounded(response)) as { text?: unknown };
    const words = typeof text === 'string' ? text.replace(/\s+/g, ' ').trim() : '';
    return Array.from(words).slice(0, LONGEST_TEXT).join('');
  }

  /** Keeps it marked as a machine's words; a ticket of this voice is described with it, and is still to be heard. */
  private async keep(attachmentId: number, text: string): Promise<void> {
    const { database, office, clock, understand } = this.options;
    await database.write(async (tx) => {
      const attachment = await one<Attachment>(tx, 'SELECT * FROM attachment WHERE id = ?', [attachmentId]);
      if (!attachment) return;
      const context = { tx, office: office(), now: clock.now(), actorId: null };
      if (await this.offered(context, attachment, text)) return;
      await tx.run('UPDATE attachment SET transcript = ? WHERE id = ?', [tx.vault.seal(text), attachmentId]);
      if (attachment.ticketId === null) return;
      const ticket = await loadTicket(context, attachment.ticketId);
      if (!UNDESCRIBED.includes(ticket.state)) return;
      const known = isUnheardVoice(ticket) ? understand(text, office(), ticket.placeId) : {};
      await describe(context, ticket, { ...known, words: TRANSCRIPT_MARK + text });
    });
    this.options.onQueued?.();
  }

  /** Asked whether an errand is meant, nothing of the words is kept. */
  private async offered(context: Context, attachment: Attachment, text: string): Promise<boolean> {
    const { offer } = this.options;
    if (!offer || attachment.ticketId === null) return false;
    const ticket = await loadTicket(context, attachment.ticketId);
    if (!isUnheardVoice(ticket) || ticket.reporterId !== attachment.personId) return false;
    const person = await one<Person>(context.tx, 'SELECT * FROM person WHERE id = ?', [attachment.personId]);
    const answer = person && (await offer(context, person, ticket.id, text));
    if (!answer || !person) return false;
    await tell(context, person.id, answer, { notice: 'more' });
    return true;
  }
}

/** The body as text, at most 64 KB. */
async function bounded(response: Response): Promise<string> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of response.body ?? []) {
    bytes += (piece as Uint8Array).length;
    if (bytes > LONGEST_ANSWER) throw new Error('the recogniser says too much');
    pieces.push(piece as Uint8Array);
  }
  return Buffer.concat(pieces).toString('utf8');
}
