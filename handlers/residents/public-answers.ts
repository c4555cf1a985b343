import { Failure } from '../../models/failure';
import { publicAnswers } from '../../models/residents/public-answers';
import type { Answer } from '../../notices/answer';
import { publicAnswerList } from '../../notices/residents/public-answer-words';
import type { Handler } from '../handler';
import type { Turn } from '../turn/turn';

/** 答复公示: what was done for everybody around; residents read it, staff copy it to their groups. */
export const publicAnswersHandler: Handler = {
  intent: 'answers',
  commands: [
    {
      words: ['最近办好的', '大家的事', '答复公示', '办好了什么'],
      for: ['resident', 'member', 'leader', 'official'],
      example: '最近办好的',
      does: '看这一片近两周办好了什么，不写人、不写门牌；可以转到居民群',
      run: show,
    },
  ],
};

/** The community around the speaker's home, or the node that was named. Throws street.empty. */
async function show({ context, person }: Turn, rest: string): Promise<Answer> {
  const { directory } = context.office;
  const words = rest.trim();
  const named = words === '' ? undefined : directory.grids.find(({ name }) => name === words);
  const home = named?.id ?? directory.homeGrid(person);
  if (home === undefined) throw new Failure('street.empty');
  const node = named?.id ?? directory.above(home, 'community')?.id ?? home;
  const rows = await publicAnswers(context, directory.below(node));
  return publicAnswerList(context.office, node, rows, directory.isStaff(person.id));
}
