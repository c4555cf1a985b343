import { openFile } from '../../models/mediation/dispute-file';
import { readDisputeNumber } from '../../models/mediation/dispute-workflow';
import { Failure } from '../../models/failure';
import { paperSent, whichPaper } from '../../notices/mediation/agreement-words';
import { papers, sendPaper, type PaperName } from '../../notices/figures/paper-news';
import type { Handler } from '../handler';

/** 协议文书, 卷宗: docx to the mediator's own chat. */
export const papersHandler: Handler = {
  intent: 'papers',
  confidential: true,
  press: {
    ask: async (turn, [key]) => {
      const { dispute, agreement, parties } = await openFile(turn.context, readDisputeNumber(key));
      const has: Record<PaperName, boolean> = {
        agreement: agreement !== null,
        dossier: true,
        application: dispute.source === 'applied',
        notice: true,
        confirmation: dispute.confirmation !== null,
        ending: dispute.ending !== null,
        authority: parties.some(({ agent }) => agent !== ''),
        report: dispute.endedAt !== null && (dispute.state === 'closed' || dispute.state === 'failed'),
      };
      const names = Object.entries(papers).filter(([paper]) => has[paper as PaperName]);
      return whichPaper(dispute, names);
    },
    send: async (turn, [key, paper = '']) => {
      const { dispute } = await openFile(turn.context, readDisputeNumber(key));
      if (!(paper in papers)) throw new Failure('choice.gone');
      await sendPaper(turn.context, dispute.id, paper as PaperName);
      return paperSent;
    },
  },
};
