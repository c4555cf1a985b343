import { randomInt } from 'node:crypto';
import type { TemplateCard } from '../../bot/cards';
import { Failure } from '../../models/failure';
import type { Ticket } from '../../models/tickets/ticket';
import { one } from '../../models/store/transaction';
import type { Answer } from '../../notices/answer';
import { failureWords } from '../../notices/failures';
import { ticketCard } from '../../notices/tickets/ticket-card';
import type { Turn } from './turn';

export interface Apology {
  answer: Answer;
  /** For the operator: the code, or the cause of what was not foreseen. */
  failure: string;
  /** What the person can quote; null when nothing has to be looked into. */
  reference: string | null;
}

/** Letters and digits that are not mistaken for each other when read out. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const REFERENCE_LENGTH = 6;
const CAUSE_LENGTH = 2000;

/** A foreseen failure says what to do; anything else is recorded with its cause and answered with a reference. */
export function apologyFor(error: unknown): Apology {
  if (error instanceof Failure)
    return { answer: { text: failureWords(error) }, failure: error.code, reference: null };
  const reference = Array.from({ length: REFERENCE_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join(
    '',
  );
  const cause =
    error instanceof Error ? `${error.name}: ${error.message}\n${error.stack ?? ''}` : String(error);
  return {
    answer: { text: failureWords(new Failure('unexpected', { reference })) },
    failure: cause.slice(0, CAUSE_LENGTH),
    reference,
  };
}

/** Whoever presses too late sees the present state on his card. */
export async function cardAfterFailure({ context, person, input }: Turn): Promise<TemplateCard | null> {
  const id = input.onCard ? /_T(\d+)/.exec(input.key ?? '')?.[1] : undefined;
  if (id === undefined) return null;
  const ticket = await one<Ticket>(context.tx, 'SELECT * FROM ticket WHERE id = ?', [Number(id)]);
  return ticket === null ? null : ticketCard(context.office, ticket, person.id, context.now);
}

/** What was said of a dispute is not kept because it could not be done. */
export const isConfidential = (error: unknown): boolean =>
  error instanceof Failure && error.code.startsWith('dispute.');
