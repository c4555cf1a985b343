import { registerDispute, type Registering } from '../../actions/mediation/register-dispute';
import { giveConsent } from '../../actions/mediation/consent-dispute';
import { describeParties } from '../../actions/mediation/describe-parties';
import { changeParty, partiesOf } from '../../models/mediation/dispute-file';
import { kindOfCategory, type DisputeSource } from '../../models/mediation/dispute-kinds';
import { readDisputeNumber } from '../../models/mediation/dispute-workflow';
import type { Dispute } from '../../models/mediation/dispute';
import {
  closeDialogue,
  loadDialogue,
  openDialogue,
  saveSlots,
  type OpenDialogue,
} from '../../models/exchange/dialogues';
import { Failure } from '../../models/failure';
import { one } from '../../models/store/transaction';
import type { Answer } from '../../notices/answer';
import * as words from '../../notices/mediation/dispute-words';
import { nextSteps } from '../../notices/mediation/mediator-words';
import type { Handler } from '../handler';
import { interpret, yesNo, type Interpretation } from '../interpret';
import { knownOf } from '../turn/known';
import { readFen } from '../interpret/money';
import { partiesIn, sideOf } from './parties';
import { reportInWords } from '../tickets/report';
import type { Turn } from '../turn/turn';

interface Slots {
  /** What was written before mediation was offered; empty when it is still to be told. */
  text: string;
  /** The dispute whose parties are being asked about, and the question that is open. */
  disputeId?: number;
  asking?: words.PartyQuestion;
  /** Registered by staff, who may go on with the parties, a line each. */
  byStaff?: boolean;
}

const FORGET_AFTER = 24 * 3_600_000;
/** Later words are about something else. */
const ASKED_FOR = 30 * 60_000;
const VIOLENCE = /家暴|打老婆|打孩子|殴打|被打|打我|掐脖子|家庭暴力/;

/** 调解: asked for by a resident, offered for what reads like a dispute, registered by staff, or a lead. */
export const disputeHandler: Handler = {
  intent: 'dispute',
  confidential: true,
  commands: [
    {
      words: ['申请调解', '我要调解'],
      for: ['resident'],
      example: '申请调解',
      does: '请调解员来谈谈，免费、保密、自愿',
      run: (turn, rest) => (rest === '' ? askWhat(turn) : apply(turn, rest)),
    },
    {
      words: ['登记纠纷'],
      glued: true,
      for: ['member', 'leader', 'mediator'],
      example: '登记纠纷 5号楼 漏水赔偿谈不拢',
      does: '替居民登记调解，只有调解员看得到',
      run: async (turn, rest) => {
        if (rest === '') return words.disputeNeedsWords;
        return registerByStaff(turn, rest);
      },
    },
    {
      words: ['线索', '纠纷线索'],
      for: ['member', 'leader'],
      example: '线索 8号楼 两户为车位吵过两次',
      does: '把纠纷苗头只告诉调解员',
      run: async (turn, rest) => {
        if (rest === '') return words.leadNeedsWords;
        await register(turn, rest, 'lead');
        return words.leadNoted;
      },
    },
  ],
  press: {
    ask: askWhat,
    apply: (turn, [draft]) => applyOnce(turn, draft),
    repair: async (turn, [draft]) => reportInWords(turn, await textOf(turn, draft, true)),
    explain: async (turn, [draft]) => {
      await textOf(turn, draft, false);
      return words.mediationExplained(Number(draft?.slice(1)));
    },
    leave: async (turn, [draft]) => {
      await textOf(turn, draft, true);
      return words.mediationLeft;
    },
    enough: async ({ context, person }) => {
      if (person.dialogueId !== null)
        await closeDialogue(context.tx, person.dialogueId, person.id, context.now);
      return words.enoughSaid;
    },
    willing: async (turn, [key, who]) => {
      if (who === 'both') await giveConsent(turn.context, readDisputeNumber(key), ['A', 'B']);
      if (who === 'one') await giveConsent(turn.context, readDisputeNumber(key), ['A']);
      return words.willingNoted(who);
    },
  },
  proceed: (turn, dialogue) => goOn(turn, dialogue as OpenDialogue<Slots>),
};

async function goOn(turn: Turn, { slots, id }: OpenDialogue<Slots>): Promise<Answer | null> {
  const { context, person, input } = turn;
  const text = input.text.trim();
  if (text === '') return null;
  // Danger is never an answer to a question, nor is another matter at a place of its own.
  const heard = interpret(text, knownOf(context.office.directory, person));
  if (heard.intent === 'emergency' || isAnotherMatter(text, heard)) return null;
  if (slots.disputeId !== undefined && slots.asking !== undefined)
    return answerQuestion(turn, id, slots.disputeId, slots.asking, text);
  if (slots.byStaff === true && slots.disputeId !== undefined) {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    if (!lines.every((line) => sideOf(line.trim()) !== null)) return null;
    await noteParties(turn, slots.disputeId, lines);
    return words.partiesNoted;
  }
  if (slots.text !== '') return null;
  await closeDialogue(context.tx, id, person.id, context.now);
  return apply(turn, text);
}

/** 3号楼2单元楼道灯不亮, while a mediation is being registered; 要他修好3号楼501的管子 is what is asked for. */
const isAnotherMatter = (
  text: string,
  { intent, category, categoryCertain, placeCertain }: Interpretation,
): boolean =>
  intent === 'report' &&
  placeCertain &&
  categoryCertain &&
  !category.startsWith('11') &&
  !/^(?:要|希望|让|请|赔|想|叫)/.test(text);

/** Offers mediation for what was just written. */
export async function offerMediation(turn: Turn, text: string): Promise<Answer> {
  return { ...words.mediationOffer(await begin(turn, { text })), confidential: true };
}

const begin = ({ context, person }: Turn, slots: Slots): Promise<number> =>
  openDialogue(context.tx, person, 'dispute', slots, context.now, {
    expiresAt: context.now + (slots.disputeId === undefined ? FORGET_AFTER : ASKED_FOR),
  });

async function askWhat(turn: Turn): Promise<Answer> {
  await begin(turn, { text: '' });
  return words.mediationWhat;
}

/** The words kept in the offer; with `end` the offer is over, so that two taps register one dispute. */
async function textOf(turn: Turn, draft: string | undefined, end: boolean): Promise<string> {
  const { context, person } = turn;
  const dialogue = await loadDialogue<Slots>(context.tx, Number(draft?.slice(1) ?? 0));
  if (dialogue?.personId !== person.id || dialogue.closedAt !== null) throw new Failure('choice.gone');
  if (end) await closeDialogue(context.tx, dialogue.id, person.id, context.now);
  return dialogue.slots.text;
}

const SECOND_TAP = 60_000;

/** The second tap says what the first one said. */
async function applyOnce(turn: Turn, draft: string | undefined): Promise<Answer> {
  const { context, person } = turn;
  const offer = await loadDialogue<Slots>(context.tx, Number(draft?.slice(1) ?? 0));
  const over = offer?.personId === person.id && offer.closedAt !== null;
  if (over && (await justRegistered(turn))) return words.disputeRegistered(FIRST);
  return apply(turn, await textOf(turn, draft, true));
}

async function justRegistered({ context, person }: Turn): Promise<boolean> {
  const row = await one(
    context.tx,
    'SELECT id FROM dispute WHERE applicantId = ? AND registeredBy IS NULL AND registeredAt > ?',
    [person.id, context.now - SECOND_TAP],
  );
  return row !== null;
}

const FIRST = 'household' as const;
/** Which question follows which. */
const next: Record<words.PartyQuestion, words.PartyQuestion | null> = {
  household: 'asks',
  asks: 'contact',
  contact: null,
};

/** A resident's own words: registered at once, then up to three questions. */
async function apply(turn: Turn, text: string): Promise<Answer> {
  const dispute = await register(turn, text, 'applicant');
  await begin(turn, { text: '', disputeId: dispute.id, asking: FIRST });
  const answer = words.disputeRegistered(FIRST);
  return VIOLENCE.test(text) ? { ...answer, text: words.violenceFirst + answer.text } : answer;
}

/** What was said elsewhere and turned out to ask for mediation. */
export const applyInWords = apply;

/** 我姓陈，电话 → 姓陈 */
const nameIn = (text: string): string =>
  text.replace(/电话|手机号?|号码|我叫|我是|叫我|^我/g, '').replace(/[\s，,。:：]+/g, '');

const PHONE = /1\d{10}|0\d{2,3}-?\d{7,8}|\b\d{7,8}\b/;

async function answerQuestion(
  { context, person }: Turn,
  dialogueId: number,
  disputeId: number,
  asking: words.PartyQuestion,
  text: string,
): Promise<Answer> {
  const parties = await partiesOf(context.tx, disputeId);
  const party = parties.find(({ side }) => side === (asking === 'household' ? 'B' : 'A'));
  const phone = PHONE.exec(text)?.[0] ?? '';
  const said = asking === 'contact' ? { name: nameIn(text.replace(phone, '')), phone } : { [asking]: text };
  // 好 or 不知道 names nobody and asks for nothing.
  if (party && yesNo(text) === null) await changeParty(context.tx, party, said);
  const following = next[asking];
  if (following === null) await closeDialogue(context.tx, dialogueId, person.id, context.now);
  else await saveSlots(context.tx, dialogueId, { text: '', disputeId, asking: following } satisfies Slots);
  return words.nextQuestion(following);
}

/** By who is there: what happened, and the parties a line each in the same message or the next. */
async function registerByStaff(turn: Turn, text: string): Promise<Answer> {
  const lines = text.split('\n').map((line) => line.trim());
  const parties = lines.filter((line, at) => at > 0 && sideOf(line) !== null);
  const told = lines.filter((line) => line !== '' && !parties.includes(line)).join('\n');
  const dispute = await register(turn, told, 'staff');
  await noteParties(turn, dispute.id, parties);
  if (dispute.mediatorId === turn.person.id)
    return nextSteps(dispute, words.registeredByMediator(dispute.id));
  await begin(turn, { text: '', disputeId: dispute.id, byStaff: true });
  return words.disputeRegisteredByStaff(dispute.id);
}

async function noteParties({ context }: Turn, id: number, lines: readonly string[]): Promise<void> {
  for (const line of lines) {
    const found = sideOf(line.trim());
    if (found) await describeParties(context, id, found.side, partiesIn(found.rest), 'describe');
  }
}

/** Place and kind are read from the words; the words themselves are sealed. */
export async function register(turn: Turn, text: string, how: Registering): Promise<Dispute> {
  return registerDispute(turn.context, turn.person, factsOf(turn, text), how);
}

const FILE_NUMBER = /[（(](?:19|20)\d{2}[）)][^\s，。]{0,16}?号(?!楼)/g;

export function factsOf({ context, person }: Turn, text: string) {
  // （2026）某法诉前调7号 is no room.
  const said = text.replace(FILE_NUMBER, ' ');
  const understood = interpret(said, knownOf(context.office.directory, person));
  const stated = understood.placeCertain ? understood.placeText : '';
  const codes = [understood.category, ...understood.top3.map(({ category }) => category)];
  const named = codes.find((category) => category.startsWith('11'));
  const code = named === undefined || kindOfCategory(named) === 'other' ? guessed(text) : named;
  return {
    content: text,
    placeText: stated,
    placeId: understood.placeId ?? null,
    kind: kindOfCategory(code),
    amountFen: readFen(text),
    ...sourceIn(text),
  };
}

/** Who sent the parties, as the words have it (受理登记表 纠纷来源). */
const senders: readonly [RegExp, DisputeSource][] = [
  [/法院(?:已?委[托派]|引导|移送|转来|转办|建议)/, 'court'],
  [/(?:派出所|公安|民警|警察)(?:已?委[托派]|引导|移送|转来|转办|建议)/, 'police'],
  [/信访(?:部门|办|局)?(?:已?委[托派]|移送|转来|转办)/, 'petition'],
];
function sourceIn(text: string): { source?: DisputeSource } {
  const sender = senders.find(([pattern]) => pattern.test(text));
  return sender === undefined ? {} : { source: sender[1] };
}

/** Kinds by their plainest words, where the categories of repairs came first. */
const plain: readonly [RegExp, string][] = [
  [/赔|漏水|泡坏|泡了|损坏|撞|受伤/, '1102'],
  [/物业/, '1114'],
  [/工资|欠薪|工钱/, '1112'],
  [/老公|老婆|丈夫|妻子|离婚|赡养|遗产|继承|婆媳/, '1108'],
  [/欠款|借钱|租金|押金|合同/, '1111'],
  [/宅基地|围墙|滴水|相邻/, '1107'],
  [/吵|噪|拖椅子|弹琴|车位|狗|邻居|楼上|楼下|隔壁/, '1101'],
];
const guessed = (text: string): string => plain.find(([words_]) => words_.test(text))?.[1] ?? '1117';
