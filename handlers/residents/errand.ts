import {
  agreeErrand,
  askErrand,
  cancelErrand,
  finishErrand,
  moveErrand,
  myErrand,
  type Moved,
} from '../../actions/residents/errand';
import { closeDialogue, openDialogue, saveSlots, type OpenDialogue } from '../../models/exchange/dialogues';
import { errandsAskedBy, errandsOpenIn, errandWords } from '../../models/residents/errand';
import { personalMatterIn } from '../../models/residents/personal-matters';
import { nodesOfRight } from '../../models/staff/rights';
import type { Answer } from '../../notices/answer';
import {
  errandForMember,
  errandForResident,
  errandKept,
  errandList,
  errandMoved,
  errandNotHeard,
  errandPast,
  errandQuestion,
  errandUnclear,
  errandUsage,
  errandWhen,
  type ErrandNews,
} from '../../notices/residents/errand-words';
import { asksForErrand, complainsOfErrands } from './asks-for-errand';
import { takeHeard } from './errand-voice';
import type { Handler } from '../handler';
import { fits, momentIn, readErrand, whereAndWhen, type Slots } from './read-errand';
import { reportInWords } from '../tickets/report';
import type { Turn } from '../turn/turn';

const INTENT = 'errand';
const WAITS = 3_600_000;
const ROWS = 8;

/** 上门代办: one line, or a neighbour's; an appointment, papers to have ready, a named member. */
export const errandHandler: Handler = {
  intent: INTENT,
  commands: [
    {
      words: ['代办', '上门代办', '上门办'],
      glued: true,
      for: ['resident', 'member', 'leader'],
      example: '代办 养老认证 周四下午三点 2单元301',
      does: '约网格员上门代办，也可替邻居约',
      run: (turn, rest) => {
        if (complainsOfErrands(rest)) return reportInWords(turn, turn.input.text);
        return rest === '' || FINISHED.test(rest) ? list(turn) : begin(turn, rest);
      },
    },
    {
      words: ['我的上门', '我的代办', '上门', '上门办好了', '上门办完了'],
      for: ['resident', 'member', 'leader'],
      example: '我的上门',
      does: '看约好的上门代办',
      run: (turn, rest) => (rest === '' ? list(turn) : reportInWords(turn, turn.input.text)),
    },
  ],
  press: {
    agree: (turn, [key]) => settled(turn, 'agreed', agreeErrand(turn.context, errandId(key))),
    done: (turn, [key]) => settled(turn, 'done', finishErrand(turn.context, errandId(key))),
    cancel: (turn, [key]) => settled(turn, 'cancelled', cancelErrand(turn.context, errandId(key))),
    move: async (turn, [key]) => {
      const { errand, words } = await myErrand(turn.context, errandId(key));
      const slots = { ...words, moves: errand.id };
      await openDialogue(turn.context.tx, turn.person, INTENT, slots, turn.context.now, {
        expiresAt: turn.context.now + WAITS,
      });
      return errandWhen;
    },
    heard: async (turn, [key]) => ask(turn, await takeHeard(turn, errandId(key))),
    unheard: async ({ context, person }, [key]) => {
      await closeDialogue(context.tx, errandId(key), person.id, context.now);
      return errandNotHeard;
    },
    show: async ({ context }, [key]) => {
      const { errand, words, side } = await myErrand(context, errandId(key));
      const shown = side === 'member' ? errandForMember : errandForResident;
      return shown(context.office, errand, words);
    },
  },
  proceed: (turn, dialogue) => goOn(turn, dialogue as OpenDialogue<Slots>),
};

const errandId = (key: string | undefined): number => Number(key?.slice(1) ?? 0);

/** 代办完成, 代办办好了: which of those that are open. */
const FINISHED = /^(?:已经?)?(?:完成|办好|办完|做好|做完|结束|好)了?[。！!]?$/;

const NOT_NEEDED =
  /^(?:算了|不好意思|对不起|[，,\s])*(?:我|我们|那个|上门的?)?(?:取消|撤销|不要|不用|别|不办|不用麻烦|不用来)(?:网格员)?(?:上门|代办|来办|来|办)?(?:了|吧|的)*(?:上门|代办)?(?:谢谢)?[。！!]*$/;

/** 不用上门了, 算了不用了: the appointment of who has one, to be called off with a tap. Null for everybody else. */
export async function errandNotNeeded({ context, person }: Turn, text: string): Promise<Answer | null> {
  if (!NOT_NEEDED.test(text.trim())) return null;
  const [errand] = await errandsAskedBy(context.tx, person.id, 1);
  return errand ? errandForResident(context.office, errand, errandWords(context.tx, errand)) : null;
}

/** 能不能上门代办居住证; null when the words ask for no such thing. */
export async function errandInWords(turn: Turn, text: string): Promise<Answer | null> {
  return asksForErrand(text) ? begin(turn, text) : null;
}

async function begin(turn: Turn, rest: string): Promise<Answer> {
  const slots = readErrand(turn, rest);
  return slots === null ? errandUsage : ask(turn, slots);
}

/** What is known is kept, what is missing asked. */
async function ask(turn: Turn, slots: Slots): Promise<Answer> {
  const { context, person } = turn;
  const id = await openDialogue(context.tx, person, INTENT, slots, context.now, {
    expiresAt: context.now + WAITS,
  });
  return next(turn, id, slots);
}

async function next(turn: Turn, dialogueId: number, slots: Slots): Promise<Answer> {
  const { context, person } = turn;
  const place = context.office.directory.place(slots.placeId);
  if (slots.meetAt === null || !place) return errandQuestion(slots, !place);
  if (!fits(context, slots.meetAt)) return errandPast;
  const { matter, where, papers, meetAt } = slots;
  await closeDialogue(context.tx, dialogueId, person.id, context.now);
  const asked = { gridId: place.gridId, meetAt, words: { matter, where, papers } };
  const errand = await askErrand(context, person, asked);
  return errand.residentId === null
    ? Object.assign(errandForMember(context.office, errand, asked.words), { confidential: true })
    : errandKept(context.office, errand, asked.words, slots);
}

async function goOn(turn: Turn, { id, slots }: OpenDialogue<Slots>): Promise<Answer | null> {
  const { context, person, input } = turn;
  const text = input.text.trim();
  if (text === '') return null;
  if (slots.moves !== undefined) {
    const meetAt = momentIn(context, text);
    if (meetAt === null) return errandUnclear;
    if (!fits(context, meetAt)) return errandPast;
    await closeDialogue(context.tx, id, person.id, context.now);
    return settled(turn, 'moved', moveErrand(context, slots.moves, meetAt));
  }
  const found = whereAndWhen(turn, text, slots);
  const merged: Slots = {
    ...slots,
    ...found,
    meetAt: found.meetAt ?? slots.meetAt,
    neighbour: slots.neighbour || found.neighbour,
    personal: slots.personal || personalMatterIn(text) !== null,
  };
  if (found.meetAt === null && found.placeId === slots.placeId && found.where === slots.where)
    return errandUnclear;
  await saveSlots(context.tx, id, merged);
  return next(turn, id, merged);
}

async function settled(turn: Turn, what: ErrandNews, move: Promise<Moved>): Promise<Answer> {
  const { errand, words, told } = await move;
  const side = errand.residentId === turn.person.id ? 'resident' : 'member';
  return errandMoved(turn.context.office, errand, words, what, told, side);
}

async function list({ context, person }: Turn): Promise<Answer> {
  const { tx, office } = context;
  const staff = office.directory.isStaff(person.id);
  const nodes = nodesOfRight(office.directory, person.id, 'run_errand');
  const gridIds = nodes.flatMap((node) => office.directory.below(node));
  const rows = staff
    ? await errandsOpenIn(tx, person.id, gridIds, ROWS)
    : await errandsAskedBy(tx, person.id, ROWS);
  const told = rows.map((row) => Object.assign(row, { words: errandWords(tx, row) }));
  return errandList(office, told, staff ? 'member' : 'resident');
}
