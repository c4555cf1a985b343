import { joinMediation, stayAway } from '../../actions/mediation/invite-desk';
import * as words from '../../notices/mediation/invitation-words';
import type { Handler } from '../handler';

/** 联合调解, as the desk that is asked sees it: it comes, or it doesn't. */
export const invitationHandler: Handler = {
  intent: 'invitation',
  confidential: true,
  press: {
    join: async ({ context }, [key]) => {
      const { dispute, appointment, phone } = await joinMediation(context, idOf(key));
      const meeting =
        appointment === null ? null : { at: appointment.at, place: context.tx.vault.open(appointment.place) };
      const { mediatorId } = dispute;
      return {
        ...words.joinedWords(context.office, idOf(key), { mediatorId, phone, meeting }, context.now),
        pressed: '我来参加',
      };
    },
    stay: async ({ context }, [key]) => {
      await stayAway(context, idOf(key));
      return { ...words.stayedAway, pressed: '来不了' };
    },
  },
};

const idOf = (key: string | undefined): number => Number(key?.slice(1) ?? 0);
