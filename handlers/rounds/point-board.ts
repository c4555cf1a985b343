import { leavePointNote, takeBackPointNote } from '../../actions/rounds/leave-point-note';
import { gridsWalked } from '../../actions/rounds/patrol';
import { Failure } from '../../models/failure';
import { pointHere, pointsOf, STANDS_THERE, type PatrolPoint } from '../../models/rounds/patrol';
import { personalMatterIn } from '../../models/residents/personal-matters';
import { notesAt } from '../../models/rounds/point-note';
import type { Answer } from '../../notices/answer';
import { noteLeft, notesHere, noteUnsaid, noteUsage } from '../../notices/rounds/point-note-words';
import { personalRefused } from '../../notices/rounds/visit-words';
import type { Handler } from '../handler';
import { reportInWords } from '../tickets/report';
import type { Turn } from '../turn/turn';

const EXAMPLE = '留言 灯箱松了，绕着走';

/** 留言板: a word for the next who comes to a 巡查点; shown to staff who reach it. */
export const pointBoardHandler: Handler = {
  intent: 'board',
  commands: [
    {
      words: ['留言', '留言板'],
      for: ['member', 'leader'],
      example: EXAMPLE,
      does: '给下一个到这个巡查点的同事留一句',
      run: board,
    },
  ],
  press: {
    unsay: async ({ context }, [key]) => {
      await takeBackPointNote(context, Number(key?.slice(1) ?? 0));
      return noteUnsaid;
    },
  },
};

async function board(turn: Turn, rest: string): Promise<Answer> {
  const { context, person } = turn;
  const { tx, office, now } = context;
  // A resident who leaves a word for us reports.
  if (!office.directory.isStaff(person.id)) {
    if (rest === '') throw new Failure('role.staff_only');
    return reportInWords(turn, rest);
  }
  const { point, words } = await pointMeant(turn, rest);
  if (!point) return noteUsage;
  if (words === '') return notesHere(office, point, await notesAt(tx, point.id, now));
  const matter = personalMatterIn(words);
  if (matter !== null) return personalRefused(matter, EXAMPLE);
  return noteLeft(point, await leavePointNote(context, point, words));
}

/** The point somebody names first, or else the one he reached a moment ago. */
async function pointMeant(
  { context, person }: Turn,
  rest: string,
): Promise<{ point: PatrolPoint | null; words: string }> {
  const { tx, office, now } = context;
  const points = await pointsOf(tx, gridsWalked(office.directory, person.id));
  const [first = '', ...others] = rest.split(/[\s，,：:]+/);
  const named = points.find(({ name }) => name === first);
  return named
    ? { point: named, words: others.join(' ') }
    : { point: await pointHere(tx, person.id, now - STANDS_THERE), words: rest };
}
