import type { Ticket, VoiceReport } from './ticket';
import { insert, one, type Reader, type Transaction } from '../store/transaction';

/** 语音上报: filed before anybody knows what it is about; 1307 is 无法识别. */
export const VOICE_CATEGORY = '1307';
export const VOICE_SUBJECT = '语音上报';
/** What a machine wrote down is never taken for somebody's words. */
export const TRANSCRIPT_MARK = '机器转写：';

const LISTEN_WITHIN = 5 * 60_000;

/** Filed from a voice, and nobody has said yet what it is about. */
export const isUnheardVoice = ({ category, subject }: Pick<Ticket, 'category' | 'subject'>): boolean =>
  category === VOICE_CATEGORY && subject === VOICE_SUBJECT;

/** From now on somebody is to hear it within five minutes. */
export async function expectListener(tx: Transaction, ticketId: number, now: number): Promise<void> {
  await insert(tx, 'voice_report', { ticketId, listenBy: now + LISTEN_WITHIN });
}

export async function noteHeard(tx: Transaction, ticketId: number, now: number): Promise<void> {
  await tx.run('UPDATE voice_report SET heardAt = ? WHERE ticketId = ? AND heardAt IS NULL', [now, ticketId]);
}

/** Voices whose time is over and of which the leader has not heard yet. */
export function overdueVoices(reader: Reader, now: number): Promise<VoiceReport[]> {
  return reader.rows<VoiceReport>(
    'SELECT * FROM voice_report WHERE heardAt IS NULL AND raisedAt IS NULL AND listenBy <= ? ORDER BY id LIMIT 50',
    [now],
  );
}

/** True for the one who may raise it; of two who look at a time one gets true. */
export async function claimRaise(tx: Transaction, id: number, now: number): Promise<boolean> {
  const { affected } = await tx.run(
    'UPDATE voice_report SET raisedAt = ? WHERE id = ? AND raisedAt IS NULL AND heardAt IS NULL',
    [now, id],
  );
  return affected > 0;
}

/** Somebody of the staff has done something with the ticket, so he has seen it. */
export async function wasTouched(reader: Reader, { id, reporterId }: Ticket): Promise<boolean> {
  const touched = await one(
    reader,
    'SELECT id FROM ticket_event WHERE ticketId = ? AND actorId IS NOT NULL AND actorId <> ?',
    [id, reporterId],
  );
  return touched !== null;
}

/** What a recogniser wrote down of voices this person sent since then and that have no ticket yet; '' = nothing. */
export async function transcriptsWaiting(reader: Reader, personId: number, since: number): Promise<string> {
  const rows = await reader.rows<{ transcript: string }>(
    `SELECT transcript FROM attachment WHERE personId = ? AND ticketId IS NULL AND createdAt >= ?
      AND transcript IS NOT NULL ORDER BY id`,
    [personId, since],
  );
  return rows.map(({ transcript }) => TRANSCRIPT_MARK + reader.vault.open(transcript)).join('\n');
}
