import { answerPoll, endPoll, openPoll, runningPoll, runsPolls } from '../../actions/residents/poll';
import { closeDialogue, keepAside, loadDialogue } from '../../models/exchange/dialogues';
import { Failure } from '../../models/failure';
import { personalMatterIn, type PersonalMatter } from '../../models/residents/personal-matters';
import {
  answeredBy,
  answersOf,
  loadPoll,
  pollsRunning,
  pollsSince,
  questionsOf,
  type Poll,
  type PollQuestion,
} from '../../models/residents/poll';
import { nodesOfRight } from '../../models/staff/rights';
import type { Answer } from '../../notices/answer';
import {
  noPoll,
  pollAnswered,
  pollDays,
  pollDone,
  pollDropped,
  pollLeft,
  pollList,
  pollOpened,
  pollOverview,
  pollPersonal,
  pollPreview,
  pollQuestion,
  pollResult,
  pollTooMany,
  pollUnclear,
  pollUsage,
  pollWhere,
  type PollDraft,
} from '../../notices/residents/poll-words';
import type { Handler } from '../handler';
import { interpret } from '../interpret';
import { knownOf } from '../turn/known';
import { MOST_QUESTIONS, readPoll } from './read-poll';
import { readSpan } from '../interpret/span';
import type { Turn } from '../turn/turn';

const INTENT = 'poll';
const DRAFT_LASTS = 3_600_000;
const DAY = 86_400_000;
const LASTS = 14 * DAY;
const LONGEST = 92 * DAY;
const SHOWN_FOR = 400 * DAY;
const ROWS = 8;

/** 问卷: made by staff in the chat, answered by taps; nothing says who answered what, so each message is forgotten. */
export const pollHandler: Handler = {
  intent: INTENT,
  confidential: true,
  commands: [
    {
      words: ['问卷', '问卷调查', '小测验', '答问卷', '开问卷', '发问卷', '做问卷'],
      for: ['resident', 'leader', 'official'],
      example: '问卷',
      does: '答小问卷，不记是谁；工作人员开问卷、看知晓率和满意率',
      run: (turn, rest) => {
        const staff = turn.context.office.directory.isStaff(turn.person.id);
        if (!staff) return offer(turn, rest);
        return rest === '' ? overview(turn) : prepare(turn, rest);
      },
    },
  ],
  press: {
    open: (turn, [key]) => open(turn, numberIn(key)),
    drop: async ({ context, person }, [key]) => {
      await closeDialogue(context.tx, numberIn(key), person.id, context.now);
      return pollDropped;
    },
    take: async (turn, [key]) => next(turn, await runningPoll(turn.context, numberIn(key))),
    answer: async ({ context, person }, [key, question, choice]) => {
      const answer = { question: Number(question), choice: Number(choice) };
      const { poll, answered } = await answerPoll(context, person, numberIn(key), answer);
      return answered < questionsOf(poll).length ? pollQuestion(poll, answered) : pollDone(poll);
    },
    leave: async () => pollLeft,
    show: async ({ context }, [key]) => {
      const poll = await loadPoll(context.tx, numberIn(key));
      if (!poll || !runsPolls(context, poll.gridId)) throw new Failure('choice.gone');
      return pollResult(context.office, poll, await answersOf(context.tx, poll), context.now);
    },
    end: async ({ context }, [key]) => {
      const { poll, answers } = await endPoll(context, numberIn(key));
      return pollResult(context.office, poll, answers, context.now);
    },
  },
};

const numberIn = (key: string | undefined): number => Number(key?.slice(1) ?? 0);

async function prepare({ context, person }: Turn, rest: string): Promise<Answer> {
  const { tx, office, now } = context;
  const [own] = nodesOfRight(office.directory, person.id, 'run_poll');
  if (own === undefined) throw new Failure('role.other', { who: '网格长或社区、街道负责人' });
  const read = readPoll(rest);
  if (!read) return pollUsage;
  if (read.unclear !== null) return pollUnclear(read.unclear);
  if (read.questions.length > MOST_QUESTIONS) return pollTooMany;
  const matter = personalIn(read.questions);
  if (matter !== null) return pollPersonal(matter);
  const { title, endsAt } = untilIn(context, read.title);
  if (endsAt <= now || endsAt > now + LONGEST) return pollDays;
  const draft: PollDraft = { gridId: own, title, questions: read.questions, endsAt };
  const id = await keepAside(tx, person.id, INTENT, draft, now, { expiresAt: now + DRAFT_LASTS });
  return pollPreview(office, id, draft);
}

/** What one knows of an illness may be asked (健康教育), what one has may not. */
function personalIn(questions: readonly PollQuestion[]): PersonalMatter | null {
  const asked = questions.filter(
    ({ text, right }) => right === null || /您家|你家|家里|您有|您患/.test(text),
  );
  return personalMatterIn(asked.map(({ text, options }) => `${text}${options.join()}`).join('\n'));
}

/** 垃圾分类 到12月5日: until the end of that day; fourteen days where none is named. */
function untilIn({ office, now }: Turn['context'], words: string): { title: string; endsAt: number } {
  const { calendar } = office;
  const today = calendar.local(now).day;
  const span = /[到至]\s*\d|[天周月]$/.test(words) ? readSpan(words, today) : null;
  const day = span?.to ?? calendar.local(now + LASTS - DAY).day;
  return { title: span?.to ? span.rest || words : words, endsAt: calendar.at(day, 24 * 60) };
}

async function open({ context, person }: Turn, id: number): Promise<Answer> {
  const { tx, office, now } = context;
  const dialogue = await loadDialogue<PollDraft>(tx, id);
  const own = dialogue?.personId === person.id && dialogue.intent === INTENT;
  if (!own || !(await closeDialogue(tx, id, person.id, now))) throw new Failure('choice.gone');
  return pollOpened(
    office,
    await openPoll(context, { ...dialogue.slots, authorId: person.id, openedAt: now }),
  );
}

async function overview({ context, person }: Turn): Promise<Answer> {
  const { directory } = context.office;
  const nodes = nodesOfRight(directory, person.id, 'run_poll').flatMap((id) => directory.below(id));
  if (nodes.length === 0) throw new Failure('role.other', { who: '网格长或社区、街道负责人' });
  return pollOverview(await pollsSince(context.tx, nodes, context.now - SHOWN_FOR, ROWS), context.now);
}

/** What runs where somebody lives: the only one at once, of several one is chosen. */
async function offer(turn: Turn, rest: string): Promise<Answer> {
  const { context, person } = turn;
  const { directory } = context.office;
  const { placeId } = interpret(rest, knownOf(directory, person));
  const place = directory.place(placeId ?? person.placeId);
  if (!place) return pollWhere;
  const gridIds = directory.upwards(place.gridId).map(({ id }) => id);
  const open: Poll[] = [];
  const running = await pollsRunning(context.tx, gridIds, context.now, ROWS);
  for (const poll of running)
    if ((await answeredBy(context.tx, poll.id, person.id)) < questionsOf(poll).length) open.push(poll);
  const [only, second] = open;
  if (!only) return running[0] ? pollAnswered(running[0].title) : noPoll;
  return second ? pollList(open) : next(turn, only);
}

async function next({ context, person }: Turn, poll: Poll): Promise<Answer> {
  const answered = await answeredBy(context.tx, poll.id, person.id);
  return answered < questionsOf(poll).length ? pollQuestion(poll, answered) : pollAnswered(poll.title);
}
