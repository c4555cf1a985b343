import { nameable, nameMediator } from '../../actions/mediation/name-mediator';
import { disputeKey, disputeNumber, readDisputeNumber } from '../../models/mediation/dispute-workflow';
import { choiceKey, type Answer } from '../../notices/answer';
import { nameWords } from '../../notices/words';
import type { Handler } from '../handler';

const ROWS = 6;

/** 另派调解员: by the committee's head, who need not read the case for it. */
export const nameMediatorHandler: Handler = {
  intent: 'name',
  confidential: true,
  press: {
    ask: async ({ context }, [key]): Promise<Answer> => {
      const id = readDisputeNumber(key);
      const staff = await nameable(context, id);
      if (staff.length === 0)
        return { text: '这里没有别的调解员可派了。请街道在通讯录里再登记一位，登记好再点一次。' };
      return {
        text: `${disputeNumber(id)} 派给谁？他有利害关系还可以再回避。`,
        choices: staff.slice(0, ROWS).map(({ id: personId, name }) => ({
          label: name,
          key: choiceKey('name', 'give', disputeKey(id), `P${personId}`),
        })),
      };
    },
    give: async ({ context }, [key, person]): Promise<Answer> => {
      const dispute = await nameMediator(context, readDisputeNumber(key), Number(person?.slice(1) ?? 0));
      const { directory } = context.office;
      return { text: `好，${disputeNumber(dispute.id)} 派给了${nameWords(directory, dispute.mediatorId)}。` };
    },
  },
};
