import { pickFollowUps, waitingFollowUps } from '../../actions/tickets/follow-up';
import type { Context } from '../../models/context';
import { followUpRow } from '../../notices/tickets/follow-up-words';
import { onWorkingDays, type Job } from '../job';

/** Before the morning list, which has the row; nothing rings for it. */
export const followUpJob: Job = {
  name: 'follow-up',
  says: '工作日早上，从没有回音就结案的事里抽几件，请没经手的人回访，写进他的早晨清单',
  moments: onWorkingDays('follow-up', '07:52', '18:00'),
  run: async (context) => `回访 ${await pickFollowUps(context)} 件`,
};

/** 回访 that waits with him, as one row. */
export async function followUpRows(
  context: Context,
  personId: number,
): Promise<{ ticketId: null; text: string }[]> {
  const waiting = await waitingFollowUps(context, personId);
  return waiting.length === 0 ? [] : [{ ticketId: null, text: followUpRow(waiting.length) }];
}
