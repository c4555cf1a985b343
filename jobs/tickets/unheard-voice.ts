import { loadTicket } from '../../models/tickets/advance';
import type { VoiceReport } from '../../models/tickets/ticket';
import { claimRaise, noteHeard, overdueVoices, wasTouched } from '../../models/tickets/voice-reports';
import type { Context } from '../../models/context';
import { sendTicketCard } from '../../notices/tickets/ticket-card';
import { forwardReported } from '../../notices/tickets/ticket-files';
import type { Chore } from '../job';

/** A voice nobody touched for five minutes: it may be a cry for help, so the leader gets it too. */
export const unheardVoiceChore: Chore = {
  name: 'unheard-voice',
  says: '语音上报五分钟没人听，转给网格长',
  async run({ database, office, now }) {
    let raised = 0;
    for (const voice of await overdueVoices(database, now)) {
      const did = await database.write((tx) => raise({ tx, office, now, actorId: null }, voice));
      if (did) raised += 1;
    }
    return raised;
  },
};

async function raise(context: Context, { id, ticketId }: VoiceReport): Promise<boolean> {
  const { tx, office, now } = context;
  const ticket = await loadTicket(context, ticketId);
  if (ticket.state !== 'dispatched' || (await wasTouched(tx, ticket))) {
    await noteHeard(tx, ticketId, now);
    return false;
  }
  if (!(await claimRaise(tx, id, now))) return false;
  const leaders = office.directory.nearest(ticket.gridId, 'leader').map((leader) => leader.id);
  await sendTicketCard(context, ticket, leaders);
  await forwardReported(context, ticketId);
  return true;
}
