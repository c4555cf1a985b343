import { Failure } from '../../models/failure';
import { askForPaper } from '../../models/figures/paper';
import { monthsOf, upTo } from '../../models/period';
import { holdsRight, nodesOfRight } from '../../models/staff/rights';
import type { Answer } from '../../notices/answer';
import { periodLabel } from '../../notices/figures/ledger-labels';
import { outsideScope } from '../../notices/figures/question-words';
import { summaryAppOnly, summaryBegun, summaryUnknown } from '../../notices/figures/summary-talk';
import { gridWords } from '../../notices/words';
import { namesIn } from './figure-names';
import { readTime } from './figure-times';
import type { Handler } from '../handler';
import type { Turn } from '../turn/turn';

/** 工作总结: a draft with this office's figures, each with its source. */
export const summaryHandler: Handler = {
  intent: 'summary',
  commands: [
    {
      words: ['工作总结', '写总结'],
      last: true,
      glued: true,
      for: ['leader', 'official'],
      example: '工作总结 2026上半年',
      does: '起草一份工作总结（Word），每个数都有出处',
      run: (turn, rest) => draft(turn, rest),
    },
  ],
};

async function draft({ context, person, contact }: Turn, rest: string): Promise<Answer> {
  const { tx, office, now } = context;
  const { directory, calendar } = office;
  if (!holdsRight(directory, person.id, 'write_summary'))
    throw new Failure('role.other', { who: '网格长、社区或街道的领导' });
  if (contact.channel !== 'app') return summaryAppOnly;
  const today = calendar.local(now).day;
  // Of a summary 半年 and 两周 are said without 近.
  const time = readTime(rest.replace(/(?<![近上下])(?=半年|半个?月|[一两二三四]个?周)/, '近'), today);
  const own = nodesOfRight(directory, person.id, 'write_summary');
  const below = own.flatMap((id) => directory.below(id));
  const { gridId } = namesIn(
    time ? rest.replace(time.words.replace(/^近/, ''), ' ') : rest,
    directory,
    below,
  );
  const node = gridId ?? own[0] ?? 0;
  // A time that was not understood must not become the whole year.
  if (rest !== '' && time === null && gridId === null) return summaryUnknown(rest);
  if (!below.includes(node)) return outsideScope;
  const period = time?.period ?? upTo(monthsOf(Number(today.slice(0, 4)), 1, 12), today);
  await askForPaper(tx, 'summary', { gridId: node, period }, { personId: person.id }, now);
  return summaryBegun(gridWords(directory, node), periodLabel(period));
}
