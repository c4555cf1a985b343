import type { Context } from '../../models/context';
import { queue } from '../../models/exchange/outbound';
import { holdNotice } from '../../models/exchange/held-notice';
import { takePush, type StaffNotice } from '../../models/exchange/push-budget';
import { appTexts } from './render';

export interface TellingAll {
  ticketId?: number;
  /** 0 urgent, 5 ordinary. */
  priority?: number;
  notice: StaffNotice;
}

/** One message holds at most a thousand recipients (P90236). */
const RECIPIENTS = 1_000;

/**
 * The same words to several of the staff: one message for all of them. Safe because the lanes of people who share a
 * message wait for each other (models/exchange/lanes.ts). Who may not be rung at now finds the words in his list.
 */
export async function tellAll(
  { tx, office, now }: Context,
  personIds: readonly number[],
  text: string,
  { ticketId, priority, notice }: TellingAll,
): Promise<void> {
  const userIds: string[] = [];
  for (const personId of new Set(personIds)) {
    const userId = office.directory.address(personId)?.externalId;
    if (userId === undefined) continue;
    if (await takePush(tx, office, personId, notice, now)) userIds.push(userId);
    else await holdNotice(tx, { personId, ticketId: ticketId ?? null, notice, text }, now);
  }
  for (let from = 0; from < userIds.length; from += RECIPIENTS) {
    for (const content of appTexts({ text })) {
      const message = { msgtype: 'text' as const, text: { content } };
      const request = {
        kind: 'app.message' as const,
        userIds: userIds.slice(from, from + RECIPIENTS),
        message,
      };
      await queue(tx, now, { request, ticketId: ticketId ?? null, priority: priority ?? 5, notice });
    }
  }
}
