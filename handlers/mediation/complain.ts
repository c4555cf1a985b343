import {
  answerComplaint,
  complainOfMediator,
  complaintsFor,
  mediatorNamed,
  readComplaint,
} from '../../actions/mediation/complain-of-mediator';
import { blames } from '../../models/tickets/complaint';
import {
  closeDialogue,
  loadDialogue,
  openDialogue,
  type OpenDialogue,
} from '../../models/exchange/dialogues';
import { Failure } from '../../models/failure';
import type { Answer } from '../../notices/answer';
import * as words from '../../notices/mediation/mediator-complaint-words';
import { applyInWords } from './dispute';
import type { Handler } from '../handler';
import type { Turn } from '../turn/turn';

const INTENT = 'complain';
const FORGET_AFTER = 3_600_000;
const ROWS = 10;

/** words: still to be told. sure: said, not yet said yes to. answer: the head's reply to one. */
interface Slots {
  asking: 'words' | 'sure' | 'answer';
  text: string;
  feedbackId: number;
}

/** 投诉调解员: past him to the committee's head (人民调解法 art. 15); the head reads and answers here. */
export const complainHandler: Handler = {
  intent: INTENT,
  confidential: true,
  commands: [
    {
      words: ['投诉调解员', '举报调解员'],
      glued: true,
      for: ['resident'],
      example: '投诉调解员',
      does: '对调解员有意见，只交给调委会主任',
      run: async (turn, rest) => {
        if (rest !== '') return file(turn, `调解员${rest}`);
        await ask(turn, { asking: 'words', text: '', feedbackId: 0 });
        return words.complaintNeeded;
      },
    },
    {
      words: ['调解意见'],
      for: ['mediator', 'official'],
      example: '调解意见',
      does: '看等您答复的、对调解员的意见',
      run: async ({ context, person }) =>
        words.complaintList(
          context.office,
          (await complaintsFor(context, person.id)).slice(0, ROWS),
          context.now,
        ),
    },
  ],
  press: {
    file: async (turn, [draft]) => file(turn, await taken(turn, draft)),
    mediate: async (turn, [draft]) => applyInWords(turn, await taken(turn, draft)),
    leave: async (turn, [draft]) => {
      await taken(turn, draft);
      return words.complaintLeft;
    },
    show: async ({ context }, [key]) =>
      words.complaintShown(context.office, await readComplaint(context, idOf(key))),
    answer: async (turn, [key]) => {
      const { id } = await readComplaint(turn.context, idOf(key));
      await ask(turn, { asking: 'answer', text: '', feedbackId: id });
      return words.complaintAnswerAsked;
    },
  },
  proceed: (turn, dialogue) => goOn(turn, dialogue as OpenDialogue<Slots>),
};

const idOf = (key: string | undefined): number => Number(key?.slice(1) ?? 0);

const ask = ({ context, person }: Turn, slots: Slots): Promise<number> =>
  openDialogue(context.tx, person, INTENT, slots, context.now, { expiresAt: context.now + FORGET_AFTER });

const MEDIATOR = /调解员|调委会|调解委员会/;
const UNFAIR = /偏心|偏袒|偏向|拉偏架|向着对方|帮着对方|不公|泄露|泄漏|说出去|传出去/;
/** 找调解员来评理 asks for one. */
const ASKS_FOR = /(?:找|请|要|想要?|叫|派)(?:一?[个位名])?(?:人民)?调解员(?:来|帮|谈|评|处理|投诉)?/;

/** Free words that blame a mediator: offered to be given to the committee's head; null when they don't. */
export async function complaintInWords(turn: Turn, text: string): Promise<Answer | null> {
  if (!blames(text) && !UNFAIR.test(text)) return null;
  const named = await mediatorNamed(turn.context, text);
  if (named === null && (!MEDIATOR.test(text) || ASKS_FOR.test(text))) return null;
  if (named === turn.person.id) return null;
  const draft = await ask(turn, { asking: 'sure', text, feedbackId: 0 });
  return { ...words.complaintMeant(draft), confidential: true };
}

/** The words kept with the question, once. */
async function taken({ context, person }: Turn, draft: string | undefined): Promise<string> {
  const dialogue = await loadDialogue<Slots>(context.tx, idOf(draft));
  if (dialogue?.personId !== person.id || dialogue.intent !== INTENT || dialogue.closedAt !== null)
    throw new Failure('choice.gone');
  await closeDialogue(context.tx, dialogue.id, person.id, context.now);
  return dialogue.slots.text;
}

async function file({ context, person }: Turn, text: string): Promise<Answer> {
  return words.complaintTaken(context.office, await complainOfMediator(context, person, text));
}

async function goOn(turn: Turn, { id, slots }: OpenDialogue<Slots>): Promise<Answer | null> {
  const { context, person, input } = turn;
  const text = input.text.trim();
  if (text === '' || slots.asking === 'sure') return null;
  await closeDialogue(context.tx, id, person.id, context.now);
  if (slots.asking === 'words') return file(turn, text);
  return words.complaintAnswerSent((await answerComplaint(context, slots.feedbackId, text)) === 'queued');
}
