import { noteChange } from '../../actions/rounds/note-change';
import { personalMatterIn } from '../../models/residents/personal-matters';
import type { Answer } from '../../notices/answer';
import { changeKept, changeUsage } from '../../notices/rounds/patrol-words';
import { personalRefused } from '../../notices/rounds/visit-words';
import type { Handler } from '../handler';
import { reportInWords } from '../tickets/report';
import type { Turn } from '../turn/turn';

const EXAMPLE = '变动 东门新装了道闸';

/** 变动: what is new or gone on the round, places and facilities alone; no ticket and no form. */
export const placeChangeHandler: Handler = {
  intent: 'change',
  commands: [
    {
      words: ['变动', '变化'],
      for: ['member', 'leader'],
      example: EXAMPLE,
      does: '地点、设施有变动记一句，网格长看得到；不记人',
      run: note,
    },
  ],
};

async function note(turn: Turn, rest: string): Promise<Answer> {
  const { context, person, input } = turn;
  // A resident who tells of a change reports.
  if (!context.office.directory.isStaff(person.id)) return reportInWords(turn, input.text.trim());
  if (rest === '') return changeUsage;
  const matter = personalMatterIn(rest);
  return matter === null ? changeKept(await noteChange(context, rest)) : personalRefused(matter, EXAMPLE);
}
