import { amend } from '../../actions/tickets/amend';
import { confirmReport } from '../../actions/tickets/confirm-report';
import type { Draft } from '../../actions/tickets/file-draft';
import { hideReporter } from '../../actions/tickets/hide-reporter';
import { ticketsReported } from '../../models/tickets/tickets';
import type { Ticket } from '../../models/tickets/ticket';
import { wantsAnonymity } from '../../models/tickets/travel';
import { transitions, UNDONE_STATES } from '../../models/tickets/workflow';
import { awaitedWords, confirmedAfterwards, hiddenAfterwards } from '../../notices/tickets/afterwards-words';
import type { Answer } from '../../notices/answer';
import { amendedWords } from '../../notices/tickets/handling-words';
import { alreadyFiled, confirmQuestion } from '../../notices/tickets/report-words';
import { ticketWords } from '../../notices/words';
import { correctionIn, isThereToo, swapIn, swapped } from './correction';
import { ask, isPlaceAlone } from './draft-question';
import { asksAgain, decisionOf, interpret, yesNo } from '../interpret';
import { knownOf } from '../turn/known';
import { listReported } from './progress';
import { channelOf, type Turn } from '../turn/turn';
import { correctReported, nothingLeftToDo } from './withdraw';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** An answer to a question that is over is still meant for it. */
const ANSWERS_WITHIN = DAY;
const THERE_TOO_WITHIN = HOUR;
const PLACE_WITHIN = 7 * DAY;
const LONGEST = 40;

/**
 * What a resident says of his last report when no question of it is open any more: a late 对, a place that was lacking, a
 * wish not to be named, that it is so elsewhere too, or how long he has waited. Null when it is none of these.
 */
export async function saidAfterwards(turn: Turn, text: string): Promise<Answer | null> {
  const { context, person } = turn;
  if (text.length > LONGEST || context.office.directory.isStaff(person.id)) return null;
  const [newest] = await ticketsReported(context.tx, person.id, 1);
  if (!newest) return null;
  for (const read of [lateYes, notNeeded, awaited, lateWish, latePlace, thereToo, lateCorrection]) {
    const answer = await read(turn, text, newest);
    if (answer) return answer;
  }
  return null;
}

const isRecent = ({ reportedAt }: Ticket, now: number, within: number): boolean => now - reportedAt < within;
const mayAmend = ({ state }: Ticket): boolean => transitions.amend.from.includes(state);

/** 对 to 对吗？ when it has filed itself meanwhile; 好的 to a receipt is heard and asks for nothing. */
async function lateYes({ context }: Turn, text: string, newest: Ticket): Promise<Answer | null> {
  const decided = decisionOf(text) === 'file' || yesNo(text) === 'yes';
  if (!decided || !isRecent(newest, context.now, ANSWERS_WITHIN)) return null;
  if (Number(newest.confirmed) === 0 && mayAmend(newest))
    return confirmedAfterwards(await confirmReport(context, newest));
  return yesNo(text) === null ? alreadyFiled(`（${ticketWords(newest)}）`) : null;
}

/** 不用来了，自己弄好了. */
async function notNeeded(turn: Turn, text: string, newest: Ticket): Promise<Answer | null> {
  const dropped = decisionOf(text) === 'drop' && /[来修]了|好了|撤|自己/.test(text);
  return dropped && transitions.withdraw.from.includes(newest.state) ? nothingLeftToDo(turn) : null;
}

async function awaited(turn: Turn, text: string, newest: Ticket): Promise<Answer | null> {
  const open = (UNDONE_STATES as readonly string[]).includes(newest.state);
  if (!open || !(asksAgain(text) || isStillSo(text, newest))) return null;
  return awaitedWords(await listReported(turn), newest, transitions.urge.from.includes(newest.state));
}

/** 灯还黑着, 电梯还没修: the thing of the last report, and that nothing has changed. */
function isStillSo(text: string, { description }: Ticket): boolean {
  const [, thing] =
    /^(?:那个|我家|我们)?([\u4e00-\u9fff]{1,4}?)(?:怎么|咋)?(?:还|仍然?|依然|照样|一直)(?:是|在|就)?.{1,5}$/.exec(
      text.trim(),
    ) ?? [];
  return (
    thing !== undefined &&
    /[灯水电气门梯路树狗车味圾楼墙管盖坑锁噪吵]/.test(thing) &&
    description.includes(thing)
  );
}

async function lateWish({ context, person }: Turn, text: string, newest: Ticket): Promise<Answer | null> {
  if (!wantsAnonymity(text) || !mayAmend(newest) || !isRecent(newest, context.now, ANSWERS_WITHIN))
    return null;
  const { category, confidence, placeCertain } = interpret(text, knownOf(context.office.directory, person));
  if (placeCertain || (category !== 'NONE' && confidence >= OWN)) return null;
  // Several told in one breath are meant together.
  const meant = (await ticketsReported(context.tx, person.id)).filter(
    (ticket) => ticket.reportedAt === newest.reportedAt && mayAmend(ticket),
  );
  const hidden: Ticket[] = [];
  for (const ticket of meant) hidden.push(await hideReporter(context, ticket));
  return hiddenAfterwards(hidden);
}
/** 不要告诉楼上 names a neighbour and means no matter. */
const OWN = 0.9;

/** 13号楼, when the report had filed itself without a place. */
async function latePlace({ context, person }: Turn, text: string, newest: Ticket): Promise<Answer | null> {
  if (newest.placeId !== null || newest.travels === 'complaint' || !mayAmend(newest)) return null;
  if (!isRecent(newest, context.now, PLACE_WITHIN) || !isPlaceAlone(text)) return null;
  const { placeId, placeText } = interpret(
    text,
    knownOf(context.office.directory, { placeId: null, accountGridId: person.accountGridId }),
  );
  if (placeId === undefined) return null;
  return amendedWords(await amend(context, newest, { words: text, placeId, placeText }));
}

/** 5号楼也是: the same matter at another place is asked about like any report. */
async function thereToo(turn: Turn, text: string, newest: Ticket): Promise<Answer | null> {
  const { context, person } = turn;
  if (!isThereToo(text) || !isRecent(newest, context.now, THERE_TOO_WITHIN)) return null;
  const { placeId, placeText } = interpret(text, knownOf(context.office.directory, person));
  if (placeText === '' || placeText === newest.placeText) return null;
  const { category, subject, urgency } = newest;
  const draft: Draft = {
    category,
    subject,
    urgency,
    placeId: placeId ?? null,
    placeText,
    description: `${subject}：${text}`,
    confirmed: true,
    channel: channelOf(turn),
    asks: 'confirm',
    begunAt: context.now,
  };
  return ask(turn, draft, (id) => confirmQuestion(id, draft));
}

/** 不是2单元，是1单元, 刚才说错了，应该是5号楼: of what was just filed. */
async function lateCorrection(turn: Turn, text: string, newest: Ticket): Promise<Answer | null> {
  if (!mayAmend(newest) || !isRecent(newest, turn.context.now, HOUR)) return null;
  const said = text.replace(/^(?:刚才|刚刚|上面|前面)/, '');
  const swap = swapIn(said);
  const words = swap ? swapped(newest.subject, swap) : correctionIn(said);
  return words === null || words === '' || words === said ? null : correctReported(turn, newest, words);
}
