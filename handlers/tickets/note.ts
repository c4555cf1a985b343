import { writeNote } from '../../actions/tickets/write-note';
import { loadTicket } from '../../models/tickets/advance';
import { Failure } from '../../models/failure';
import { readTicketNumber } from '../../models/tickets/workflow';
import type { Answer } from '../../notices/answer';
import { notedWords } from '../../notices/tickets/handling-words';
import type { Handler } from '../handler';
import type { Turn } from '../turn/turn';

/** 备注: what colleagues should know and the resident need not. */
export const noteHandler: Handler = {
  intent: 'note',
  commands: [
    {
      words: ['备注', '内部备注'],
      for: ['member', 'leader', 'official'],
      example: '备注 T-0001 物业说周四到货',
      does: '写一句内部备注，居民看不到',
      run: write,
    },
  ],
};

async function write({ context }: Turn, rest: string): Promise<Answer> {
  const [first = '', ...words] = rest.split(/\s+/);
  const number = readTicketNumber(first);
  if (number === null || words.length === 0) throw new Failure('note.usage');
  return notedWords(await writeNote(context, await loadTicket(context, number), words.join(' ')));
}
