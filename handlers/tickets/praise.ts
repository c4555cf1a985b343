import { answerPraise, praise } from '../../actions/tickets/praise';
import { loadTicket } from '../../models/tickets/advance';
import type { Answer } from '../../notices/answer';
import { consentKept, praiseAsked, praiseForm } from '../../notices/tickets/praise-words';
import type { Handler } from '../handler';
import { readTicketNumber, type Turn } from '../turn/turn';

/** 表扬: a good example for the bulletin, once its people agree. */
export const praiseHandler: Handler = {
  intent: 'praise',
  commands: [
    {
      words: ['表扬'],
      for: ['leader', 'official'],
      example: '表扬 T-0001 扶正井盖，避免了一次事故',
      does: '经办的人同意后，写进下一期通报',
      run: (turn, rest) => propose(turn, rest),
    },
  ],
  press: {
    yes: (turn, [id]) => decide(turn, id, true),
    no: (turn, [id]) => decide(turn, id, false),
  },
};

async function propose({ context }: Turn, rest: string): Promise<Answer> {
  const [number = '', ...words] = rest.split(/[\s，,：:]+/);
  const id = readTicketNumber(number);
  if (id === null || words.length === 0) return praiseForm;
  await praise(context, await loadTicket(context, id), words.join('，'));
  return praiseAsked;
}

async function decide({ context }: Turn, id: string | undefined, agrees: boolean): Promise<Answer> {
  await answerPraise(context, Number(id), agrees);
  return consentKept(agrees);
}
