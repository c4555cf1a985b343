import { arrive } from '../../actions/tickets/arrive';
import { arrivedWords } from '../../notices/tickets/hand-over-words';
import { stepHandler } from './step';

/** 到场: the clock of the first look ends. */
export const arriveHandler = stepHandler({
  intent: 'arrive',
  transition: 'arrive',
  words: ['到场', '到现场了'],
  for: ['member'],
  example: '到场 T-0001',
  does: '人到了现场，记一下时间',
  fields: [],
  settle: async ({ context }, ticket) => arrivedWords(await arrive(context, ticket)),
});
