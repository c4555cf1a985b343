import type { DisputeFile, OpenedParty } from '../../models/mediation/dispute-file';
import { disputeKey } from '../../models/mediation/dispute-workflow';
import { choiceKey, type Answer, type Choice } from '../answer';
import { chooseOne } from '../mediation/case-file-words';

const key = (action: string, id: number, ...rest: (string | number)[]): string =>
  choiceKey('rectify', action, disputeKey(id), ...rest);

export const amendAsked = (id: number): Answer => ({
  text: '哪里写错了？原来写的留在经过里，只有能看案卷的人看得到。',
  choices: [
    { label: '经过', key: key('what', id, 'content') },
    { label: '地点', key: key('what', id, 'place') },
    { label: '当事人', key: key('what', id, 'party') },
  ],
});

/** Many households are corrected by writing them again in 当事人. */
const ROWS = 10;

/** 申请方1 陈女士 */
export const partyLabel = ({ side, number, name, household }: OpenedParty): string =>
  `${side === 'A' ? '申请方' : '对方'}${number}${name || household ? ` ${name || household}` : ''}`;

export const whichParty = ({ dispute, parties }: DisputeFile): Answer =>
  chooseOne(
    '改哪一位？',
    parties.slice(0, ROWS).map((party): Choice => ({
      label: partyLabel(party),
      key: key('party', dispute.id, `P${party.id}`),
    })),
  );

export const amendQuestions = {
  content: '把经过重新写一句。',
  place: '写对的地点，比如“5号楼301”。',
  party: '写对的姓名、户号、电话，比如“陈女士 3号楼302 电话”；登记错了写“去掉”。',
} as const;
export type AmendQuestion = keyof typeof amendQuestions;
