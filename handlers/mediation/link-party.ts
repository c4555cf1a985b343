import { claimLink, codeForParty, confirmLink, refuseLink } from '../../actions/mediation/link-party';
import { openFile } from '../../models/mediation/dispute-file';
import { readDisputeNumber } from '../../models/mediation/dispute-workflow';
import { nextSteps } from '../../notices/mediation/mediator-words';
import * as words from '../../notices/mediation/party-link-words';
import type { Handler } from '../handler';

/** 连上当事人: the mediator gives a code by phone, the party brings it, the mediator says that it is he. */
export const linkPartyHandler: Handler = {
  intent: 'link',
  confidential: true,
  commands: [
    {
      words: ['调解码'],
      glued: true,
      for: ['resident'],
      example: '调解码 12345678',
      does: '调解员给了码的，发来就能收到见面的时间地点',
      run: async ({ context }, rest) => {
        const code = /^\d{8}$/.exec(rest.replace(/[\s-]/g, ''))?.[0];
        if (code === undefined) return words.codeNeeded;
        await claimLink(context, code);
        return words.codeTaken;
      },
    },
  ],
  press: {
    ask: async ({ context }, [key]) => words.whomToLink(await openFile(context, readDisputeNumber(key))),
    code: async ({ context }, [key, party]) =>
      words.codeGiven(await codeForParty(context, readDisputeNumber(key), Number(party?.slice(1) ?? 0))),
    yes: async ({ context }, [, link]) => {
      const { dispute, joined } = await confirmLink(context, Number(link?.slice(1) ?? 0));
      return nextSteps(dispute, joined ? words.linkNoted : words.linkTwice);
    },
    no: async ({ context }, [, link]) =>
      nextSteps(await refuseLink(context, Number(link?.slice(1) ?? 0)), words.linkDropped),
  },
};
