import {
  changeOthers,
  checkMayReportForOthers,
  fileOthers,
  fileParts,
  holdNumber,
  keepOthers,
  OTHERS,
  settleNumber,
  type OthersDraft,
  type OthersPart,
  type OthersSource,
} from '../../actions/tickets/report-for-others';
import { closeDialogue, type OpenDialogue } from '../../models/exchange/dialogues';
import { maskNumbers, phoneIn } from '../../models/residents/mask';
import { withoutNames } from '../../models/residents/personal-matters';
import type { Ticket } from '../../models/tickets/ticket';
import type { Answer } from '../../notices/answer';
import {
  nothingFound,
  numberDropped,
  numberKept,
  othersQuestion,
  othersReceipt,
  othersUsage,
  withNumberQuestion,
} from '../../notices/tickets/others-words';
import { alreadyFiled, droppedWords, pictureKept } from '../../notices/tickets/report-words';
import { gridWords } from '../../notices/words';
import type { Handler } from '../handler';
import { interpret } from '../interpret';
import { knownOf } from '../turn/known';
import { isPastedChat, pastedLines } from './pasted';
import type { Turn } from '../turn/turn';

/** 代报: what people say in a group, on the phone or at the counter, reported by staff. */
export const forOthersHandler: Handler = {
  intent: OTHERS,
  keepsNumbers: true,
  // Nicknames and numbers stand in the message itself.
  confidential: true,
  commands: [
    {
      words: ['代报', '代居民报', '代他人上报'],
      glued: true,
      for: ['member', 'leader'],
      example: '代报 电话 3号楼门禁坏了',
      does: '替来电、来访的居民报，或把群里的话整段粘过来',
      run: async (turn, rest) => {
        checkMayReportForOthers(turn.context, 'report_for_others');
        return rest === '' ? othersUsage : begin(turn, rest);
      },
    },
  ],
  press: {
    all: (turn, [draft]) => file(turn, idOf(draft)),
    only: (turn, [draft, at]) => file(turn, idOf(draft), Number(at)),
    drop: async ({ context, person }, [draft]) =>
      (await closeDialogue(context.tx, idOf(draft), person.id, context.now))
        ? droppedWords
        : alreadyFiled(''),
    number: async (turn, [held, agreed]) => {
      const phone = await settleNumber(turn.context, turn.person, idOf(held), agreed === 'yes');
      if (phone === null) return numberDropped;
      return agreed === 'yes' ? numberKept(phone) : numberDropped;
    },
  },
  proceed: (turn, dialogue) => goOn(turn, dialogue as OpenDialogue<OthersDraft>),
};

const idOf = (part: string | undefined): number => Number(part?.slice(1) ?? 0);

const SOURCES: readonly [RegExp, OthersSource][] = [
  [/^(?:电话|来电|接电话)[\s，,：:]*/, 'phone'],
  [/^(?:来访|上门|窗口|当面)[\s，,：:]*/, 'visit'],
  [/^(?:居民群|业主群|微信群|群里|群)[\s，,：:]*/, 'group'],
];
const AGREES = /(?:同意|可以|愿意|要|请)(?:办好后|办完)?回(?:个)?(?:电|访)/;

async function begin(turn: Turn, rest: string): Promise<Answer> {
  const [prefix, named] = SOURCES.find(([words]) => words.test(rest)) ?? [];
  const text = prefix ? rest.replace(prefix, '') : rest;
  const pasted = isPastedChat(text);
  const lines = (pasted ? pastedLines(text) : [{ words: text }]).map(({ words }) => words);
  return offerParts(turn, lines, {
    source: named ?? (pasted ? 'group' : 'visit'),
    phone: phoneIn(text),
    agreed: AGREES.test(text),
  });
}

/** What the lines are about, as a list to choose from; one clear matter is filed at once. */
export async function offerParts(
  turn: Turn,
  lines: readonly string[],
  from: Pick<OthersDraft, 'source' | 'phone' | 'agreed'>,
): Promise<Answer> {
  const { context, person, contact } = turn;
  const { parts, certain, left } = partsIn(turn, lines);
  if (parts.length === 0) return nothingFound;
  const draft = { ...from, parts, channel: contact.channel, begunAt: context.now };
  if (parts.length === 1 && certain) return receiptOf(turn, draft, await fileParts(context, person, draft));
  return othersQuestion(await keepOthers(context, person, draft), parts, left);
}

/** 我单元也是, 我家也是: somebody joins in. */
const JOINS = /^(?:我|俺|我们|咱|这边|这里|对)?.{0,6}(?:也是|也一样|\+1|加一|同上)/;
const MOST = 6;

function partsIn(
  turn: Turn,
  lines: readonly string[],
): { parts: OthersPart[]; certain: boolean; left: number } {
  const { office } = turn.context;
  const parts: OthersPart[] = [];
  let left = 0;
  let certain = true;
  for (const line of lines) {
    const words = withoutNames(withoutNumber(line.replace(AGREES, '')));
    const said = interpret(words, knownOf(office.directory, turn.person));
    const before = parts.at(-1);
    if (said.category === 'NONE' || said.smallTalk !== undefined) {
      if (before && JOINS.test(words)) before.voices += 1;
      else left += 1;
      continue;
    }
    const stated = said.placeText !== '';
    const placeId = stated ? (said.placeId ?? null) : (before?.placeId ?? null);
    const placeText = stated ? said.placeText : (before?.placeText ?? ownGrid(turn));
    const same = parts.find((one) => one.category === said.category && one.placeText === placeText);
    if (same) {
      same.voices += 1;
      same.description = `${same.description}\n${words}`;
      continue;
    }
    certain &&= said.categoryCertain && said.placeCertain;
    parts.push({
      category: said.category,
      placeId,
      placeText,
      subject: said.subject || said.categoryName,
      description: words,
      urgency: said.urgency,
      confirmed: true,
      voices: 1,
    });
  }
  return { parts: parts.slice(0, MOST), certain, left: left + Math.max(0, parts.length - MOST) };
}

/** The number has its own place; in the words nothing is left of it. */
const withoutNumber = (line: string): string =>
  maskNumbers(line)
    .text.replace(/[\s，,]*(?:电话|手机|号码)?[是：:\s]*\d{0,3}\*{4,}\d{3,4}/g, '')
    .trim();

/** Nobody said where: it is somewhere in the grid of who reports it. */
function ownGrid({ context, person }: Turn): string {
  const { directory } = context.office;
  const gridId = directory.homeGrid(person);
  return gridId === undefined ? '' : gridWords(directory, gridId);
}

async function file(turn: Turn, id: number, only?: number): Promise<Answer> {
  const filed = await fileOthers(turn.context, turn.person, id, only);
  if (filed === null) return alreadyFiled('');
  return receiptOf(turn, filed.draft, filed.tickets);
}

/** Without a yes to a call back the number waits an hour for it. */
async function receiptOf(
  { context, person }: Turn,
  { phone, agreed }: OthersDraft,
  tickets: readonly Ticket[],
): Promise<Answer> {
  const answer = othersReceipt(context.office, tickets, context.now);
  if (phone === null) return answer;
  if (agreed) return { ...answer, text: `${answer.text}\n${numberKept(phone).text}` };
  return withNumberQuestion(answer, await holdNumber(context, person, tickets, phone), phone);
}

/** A place said afterwards is the place of those that named none, or else of all; anything else is another matter. */
async function goOn(turn: Turn, { id, slots }: OpenDialogue<OthersDraft>): Promise<Answer | null> {
  const { context, person, input } = turn;
  if (input.text === '') return input.files.length > 0 ? pictureKept : null;
  const said = interpret(input.text, knownOf(context.office.directory, person));
  if (!said.placeCertain || said.categoryCertain) return null;
  const place = { placeId: said.placeId ?? null, placeText: said.placeText };
  const placeless = slots.parts.some(({ placeId }) => placeId === null);
  const parts = slots.parts.map((part) =>
    placeless && part.placeId !== null ? part : { ...part, ...place },
  );
  await changeOthers(context, id, { ...slots, parts });
  return othersQuestion(id, parts, 0);
}
