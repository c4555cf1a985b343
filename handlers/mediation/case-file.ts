import { noteCare, setOpenness } from '../../actions/mediation/care-for-dispute';
import { disputeAttachments } from '../../models/mediation/dispute-pictures';
import { openFile } from '../../models/mediation/dispute-file';
import { lacking } from '../../models/mediation/dispute-papers';
import { readDisputeNumber } from '../../models/mediation/dispute-workflow';
import { closedWords } from '../../notices/mediation/agreement-words';
import type { Answer } from '../../notices/answer';
import * as words from '../../notices/mediation/case-file-words';
import { nextSteps } from '../../notices/mediation/mediator-words';
import { sendPhotos } from '../../notices/figures/paper-news';
import type { Handler } from '../handler';
import type { Turn } from '../turn/turn';

/** 案卷材料: notes and their photos, the history, and what the volume has to hold. Each look is noted. */
export const caseFileHandler: Handler = {
  intent: 'casefile',
  confidential: true,
  press: {
    ask: async (turn, [key]) => {
      const { dispute } = await openFile(turn.context, readDisputeNumber(key));
      return words.materials(dispute.id);
    },
    talks: (turn, [key]) => talks(turn, readDisputeNumber(key)),
    history: async ({ context }, [key]) => {
      const file = await openFile(context, readDisputeNumber(key), 'dispute.history');
      return words.historyWords(context.office, file, context.now);
    },
    care: (turn, [key, done]) => care(turn, readDisputeNumber(key), done),
    openness: async ({ context }, [key, answer]) => {
      const id = readDisputeNumber(key);
      if (answer === undefined) return words.opennessAsked((await openFile(context, id)).dispute);
      const dispute = await setOpenness(context, id, answer === 'yes');
      return nextSteps(dispute, words.opennessNoted(dispute));
    },
  },
};

async function talks({ context }: Turn, id: number): Promise<Answer> {
  const file = await openFile(context, id, 'dispute.talks');
  const files = (await disputeAttachments(context.tx, id)).filter(({ sessionId }) => sessionId !== null);
  if (files.length > 0) await sendPhotos(context, id, files);
  return words.talksWords(context.office, file, context.now, files.length);
}

async function care({ context }: Turn, id: number, done: string | undefined): Promise<Answer> {
  const steps = (['inform', 'identify'] as const).filter((step) => done === step || done === 'both');
  if (steps.length === 0) return words.careAsked((await openFile(context, id)).dispute);
  const dispute = await noteCare(context, id, steps);
  if (dispute.state === 'closed') return closedWords(dispute);
  const missing = dispute.performedAt === null ? [] : await lacking(context.tx, dispute);
  const text = words.careNoted(steps);
  return missing.length > 0 ? { text, choices: words.careChoices(id, missing) } : nextSteps(dispute, text);
}
