import { inviteHelper } from '../../actions/mediation/work-dispute';
import { closeDialogue, openDialogue, type OpenDialogue } from '../../models/exchange/dialogues';
import { openFile } from '../../models/mediation/dispute-file';
import { readDisputeNumber } from '../../models/mediation/dispute-workflow';
import { helperAsked, helperInvited } from '../../notices/mediation/mediation-work-words';
import type { Handler } from '../handler';

interface Slots {
  disputeId: number;
}

const FORGET_AFTER = 3_600_000;

/** 请亲友、邻居、专家: who joins with the consent of both sides (人民调解法 art. 20). */
export const helperHandler: Handler = {
  intent: 'helper',
  confidential: true,
  press: {
    ask: async ({ context, person }, [key]) => {
      const { dispute } = await openFile(context, readDisputeNumber(key));
      const slots: Slots = { disputeId: dispute.id };
      const expiresAt = context.now + FORGET_AFTER;
      await openDialogue(context.tx, person, 'helper', slots, context.now, { expiresAt });
      return helperAsked;
    },
  },
  proceed: async ({ context, person, input }, { id, slots }) => {
    const who = input.text.trim().replace(/\s+/g, ' ');
    if (who === '') return null;
    const dispute = await inviteHelper(context, (slots as OpenDialogue<Slots>['slots']).disputeId, who);
    await closeDialogue(context.tx, id, person.id, context.now);
    return helperInvited(dispute, who);
  },
};
