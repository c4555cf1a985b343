import {
  closeDialogue,
  currentDialogue,
  forgetQuestion,
  lastOffer,
  type Choice,
  type Offered,
  type OpenDialogue,
} from '../../models/exchange/dialogues';
import { Failure } from '../../models/failure';
import { nextWording } from '../../models/exchange/last-said';
import { ticketNumber } from '../../models/tickets/workflow';
import { readChoiceKey, type Answer } from '../../notices/answer';
import { withMaskNotice } from '../../notices/residents/mask-words';
import { listsToLookAt } from '../../notices/talk-words';
import { answerFigures } from '../figures/ask-figures';
import { CommandTable, handlersByIntent, type Spoken } from './commands';
import type { Command, Handler } from '../handler';
import { yesNo } from '../interpret';
import { apologyFor } from './failed';
import { handlers } from '../index';
import { isPhoneNumber, LEAVES_PHONE } from '../tickets/news';
import { isNumberAlone, withoutNumbers } from './numbers';
import { offerRecord } from '../tickets/record';
import { readRow } from './row-words';
import type { Turn } from './turn';
import { describeInWords } from '../tickets/voice';
import { freeWords } from './free-words';
import { keepFiles, withoutWords } from './kept-files';

const commands = new CommandTable(handlers);
const byIntent = handlersByIntent(handlers);
/** Longer texts are no number, no yes and no row of a list. */
const SHORT = 40;
/** Labels of choices are no longer than this. */
const LABEL = 12;

/** One turn: what was said → what is answered. Null: nothing to say (an event that needs no word). */
export async function converse(turn: Turn): Promise<Answer | null> {
  const left = await numberLeft(turn);
  if (left) return left;
  const { turn: read, masked } = await withoutNumbers(turn, handlerOfWords, (intent) => byIntent.get(intent));
  const said = masked && isNumberAlone(read.input.text) ? null : await answerTo(read);
  const answer = said?.otherwise ? await inOtherWords(read, said, said.otherwise) : said;
  if (!masked) return answer;
  return withMaskNotice(answer, masked, turn.context.office.directory.isStaff(turn.person.id));
}

/** A bare number after 办好了怎么告诉您: 留电话 and the number in one word. */
async function numberLeft(turn: Turn): Promise<Answer | null> {
  const { context, person, input } = turn;
  if (turn.robot?.inGroup === true) return null;
  if (!isPhoneNumber(input.text)) return null;
  const offered = await lastOffer(context.tx, person.id, context.now);
  const wanted = offered?.choices.find(({ key }) => key.startsWith(LEAVES_PHONE));
  if (!wanted) return null;
  await press(turn, wanted.key, '');
  const dialogue = await currentDialogue(context.tx, person, context.now);
  return dialogue && goOn(turn, dialogue);
}

/** Nobody hears the same sentence twice running. */
async function inOtherWords(
  { context, person }: Turn,
  answer: Answer,
  { what, texts }: NonNullable<Answer['otherwise']>,
): Promise<Answer> {
  const wording = await nextWording(context.tx, person.id, what, texts.length + 1, context.now);
  const text = texts[wording - 1];
  return text === undefined ? answer : { ...answer, text };
}

async function answerTo(turn: Turn): Promise<Answer | null> {
  const { input } = turn;
  await keepFiles(turn);
  if (input.key !== null) return press(turn, input.key, '');
  if (input.record !== null) return offerRecord(turn, input.record);
  const text = input.text.trim();
  const { tx, now } = turn.context;
  const dialogue = turn.robot?.inGroup === true ? null : await currentDialogue(tx, turn.person, now);
  if (text !== '' && text.length <= SHORT && !isRowWanted(dialogue, text)) {
    const chosen = await chosenByWords(turn, text);
    if (chosen) return chosen;
  }
  const spoken = commands.find(text) ?? commands.inPassing(text);
  if (spoken?.command.anywhere) return runCommand(turn, spoken);
  const awaited = dialogue !== null && byIntent.get(dialogue.intent)?.wants?.(dialogue, text) === true;
  // 本月满意率多少 is no line of a report that is open, and 自办自结多少 no work that was done.
  if (!awaited && (dialogue ?? spoken) && spoken?.rest !== '') {
    const figures = await answerFigures(turn, text, spoken ? 'command' : 'dialogue');
    if (figures) return figures;
  }
  if (dialogue && (!spoken || awaited || spoken.command.yieldsTo?.includes(dialogue.intent))) {
    const answer = await goOn(turn, dialogue);
    if (answer) return answer;
  }
  if (spoken) return runCommand(turn, spoken);
  return text === '' ? withoutWords(turn) : freeWords(turn, text);
}

function isRowWanted(dialogue: OpenDialogue<unknown> | null, text: string): boolean {
  const row = dialogue && readRow(text);
  return row ? byIntent.get(dialogue.intent)?.wantsRow?.(dialogue, row) === true : false;
}

async function press(turn: Turn, key: string, words: string): Promise<Answer> {
  const chosen = readChoiceKey(key);
  const run = chosen === null ? undefined : byIntent.get(chosen.intent)?.press?.[chosen.action];
  if (!chosen || !run) throw new Failure('choice.gone');
  await forgetQuestion(turn.context.tx, turn.person.id);
  return inConfidence(byIntent.get(chosen.intent), await run(turn, chosen.rest, words));
}

async function goOn(turn: Turn, dialogue: OpenDialogue<unknown>): Promise<Answer | null> {
  const handler = byIntent.get(dialogue.intent);
  const answer = (await proceed(handler, turn, dialogue)) ?? null;
  return answer === null ? null : inConfidence(handler, answer);
}

/** What the question was about has moved on: it is over with it, or every further word would be answered like this. */
async function proceed(
  handler: Handler | undefined,
  turn: Turn,
  dialogue: OpenDialogue<unknown>,
): Promise<Answer | null | undefined> {
  try {
    return await handler?.proceed?.(turn, dialogue);
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'ticket.wrong_step') throw error;
    await closeDialogue(turn.context.tx, dialogue.id, turn.person.id, turn.context.now);
    return apologyFor(error).answer;
  }
}

const keeperOf = new Map<Command, Handler>(
  handlers.flatMap((handler) => (handler.commands ?? []).map((command) => [command, handler] as const)),
);

function handlerOfWords(text: string): Handler | undefined {
  const command = commands.find(text)?.command;
  return command && keeperOf.get(command);
}

async function runCommand(turn: Turn, { command, rest }: Spoken): Promise<Answer> {
  return inConfidence(keeperOf.get(command), await command.run(turn, rest));
}

/** What a confidential conversation answers tells the door to forget the message itself. */
const inConfidence = (handler: Handler | undefined, answer: Answer): Answer =>
  handler?.confidential === true ? { ...answer, confidential: true } : answer;

/** 1, 第2件, the label itself, 对 or 好: what was offered last. */
async function chosenByWords(turn: Turn, text: string): Promise<Answer | null> {
  const named = readRow(text);
  const meant = named && (!named.needsCommand || commands.find(named.words)) ? named : null;
  if (meant?.ticket !== undefined) return aboutTicket(turn, meant.ticket, meant.words);
  if (turn.robot?.inGroup === true) return null;
  if (!meant && text.length > LABEL) return null;
  const offered = await lastOffer(turn.context.tx, turn.person.id, turn.context.now);
  if (meant?.row !== undefined && (!meant.needsCommand || offered?.choices[meant.row - 1]))
    return chosenRow(turn, offered, meant.row, meant.words);
  if (!offered) return null;
  const choice = labelled(offered.choices, text);
  if (choice) return pressUnlessGone(turn, choice.key);
  const yes = offered.question && yesNo(text) === 'yes' ? offered.choices[0] : undefined;
  return yes ? press(turn, yes.key, '') : null;
}

/** The label of an old choice may also be a command (申请调解): that is meant when the choice is over. */
async function pressUnlessGone(turn: Turn, key: string): Promise<Answer | null> {
  try {
    return await press(turn, key, '');
  } catch (error) {
    if (error instanceof Failure && error.code === 'choice.gone') return null;
    throw error;
  }
}

/** The choice whose label was typed, or its verb as people say it: 发吧 for 发出, 不发 for 不发了; a command's word is none. */
function labelled(choices: readonly Choice[], text: string): Choice | undefined {
  const words = text.replace(/^\d+[.、\s]*/, '');
  const exact = choices.find(({ label }) => label === text || label === words);
  if (exact || commands.find(text)) return exact;
  const near = choices.filter(({ label }) => verbOf(label) === verbOf(words));
  return near.length === 1 ? near[0] : undefined;
}

const verbOf = (words: string): string =>
  words.replace(/[吧了呀啊啦。！!]+$/, '').replace(/(?<=.)(?:出去|一下|出|下)$/, '');

/** A row with a command behind it (`第2件 办结 换了灯泡`) runs that command on the row's ticket. Throws choice.no_row. */
async function chosenRow(turn: Turn, offered: Offered | null, row: number, words: string): Promise<Answer> {
  const choice = offered?.choices[row - 1];
  if (!choice) throw noRow(turn, row);
  const id = /_T(\d+)/.exec(choice.key)?.[1];
  const spoken = words === '' ? null : commands.find(words);
  if (spoken && id !== undefined) {
    return spoken.command.run(turn, `${ticketNumber(Number(id))} ${spoken.rest}`.trim());
  }
  return press(turn, choice.key, words);
}

function noRow({ context, person }: Turn, row: number): Failure {
  const lists = listsToLookAt(context.office.directory.isStaff(person.id));
  return new Failure('choice.no_row', { row: String(row), lists });
}

/** T-0001 转城管科 3天, as the chair says it. */
const GIVEN_TO = /^(?:转给|转到|转|派给|派|交给)\s*(?=[\u4e00-\u9fff])/;

/** A number alone shows the ticket; with a command behind it the command is meant. */
async function aboutTicket(turn: Turn, id: number, words: string): Promise<Answer | null> {
  if (words === '') return press(turn, `show_ticket_T${id}`, '');
  const spoken = commands.find(words) ?? commands.find(words.replace(GIVEN_TO, '转派 '));
  if (spoken) return spoken.command.run(turn, `${ticketNumber(id)} ${spoken.rest}`.trim());
  return describeInWords(turn, id, words);
}
