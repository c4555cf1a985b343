import { answerCallUp, callUp, checkMayCall, endCallUp, ownCallUp } from '../../actions/rounds/call-up';
import { readAudience } from '../../models/staff/audience';
import { lastCallUp } from '../../models/rounds/call-up';
import { closeDialogue, keepAside, loadDialogue } from '../../models/exchange/dialogues';
import { Failure } from '../../models/failure';
import { nodesOfRight } from '../../models/staff/rights';
import type { Answer } from '../../notices/answer';
import {
  calledWords,
  callUpEnough,
  callUpPreview,
  callUpReplies,
  callUpStanding,
  callUpUsage,
  notCalled,
} from '../../notices/rounds/call-up-words';
import type { Handler } from '../handler';
import { numeralValue } from '../interpret/numerals';
import type { Turn } from '../turn/turn';

const INTENT = 'callup';
const DRAFT_LASTS = 1_800_000;

interface Draft {
  words: string;
  wanted: number;
  personIds: number[];
}

/** 集合: hands are needed now; each says with a tap whether he comes. */
export const callUpHandler: Handler = {
  intent: INTENT,
  commands: [
    {
      words: ['集合', '叫人', '紧急集合'],
      for: ['leader', 'official'],
      example: '集合 全体网格员 东门 排水 5人',
      does: '临时叫人手，谁来谁来不了一眼看到',
      run: prepare,
    },
  ],
  press: {
    go: (turn, [key]) => go(turn, idIn(key), false),
    all: (turn, [key]) => go(turn, idIn(key), true),
    drop: async ({ context, person }, [key]) => {
      await closeDialogue(context.tx, idIn(key), person.id, context.now);
      return notCalled;
    },
    come: (turn, [key]) => answer(turn, idIn(key), true),
    not: (turn, [key]) => answer(turn, idIn(key), false),
    who: (turn, [key]) => standing(turn, idIn(key)),
    enough: async ({ context }, [key]) => {
      await endCallUp(context, idIn(key));
      return callUpEnough;
    },
  },
};

const idIn = (key: string | undefined): number => Number(key?.slice(1) ?? 0);
const WANTED = /(?:要|来)?\s*(\d{1,3}|[一二两三四五六七八九十百]{1,4})\s*(?:个?人|名)/;

async function prepare(turn: Turn, rest: string): Promise<Answer> {
  const { context, person } = turn;
  const { tx, office, now } = context;
  checkMayCall(context);
  if (rest === '') {
    const last = await lastCallUp(tx, person.id, now);
    return last ? standing(turn, last.id) : callUpUsage;
  }
  const nodes = nodesOfRight(office.directory, person.id, 'announce');
  const audience = readAudience(office.directory, rest, nodes);
  const found = WANTED.exec(audience?.rest ?? '');
  const words = (audience?.rest ?? '').replace(WANTED, ' ').replace(/\s+/g, ' ').trim();
  if (!audience || words === '') return callUpUsage;
  const personIds = audience.personIds.filter((id) => id !== person.id);
  if (personIds.length === 0) throw new Failure('announcement.nobody');
  const wanted = found ? numeralValue(found[1] ?? '') || 0 : 0;
  const draft: Draft = { words, wanted, personIds };
  const draftId = await keepAside(tx, person.id, INTENT, draft, now, { expiresAt: now + DRAFT_LASTS });
  const count = personIds.length;
  return callUpPreview(draftId, { audience: audience.words, words, wanted, count });
}

async function go({ context, person }: Turn, draftId: number, everybody: boolean): Promise<Answer> {
  const { tx, now } = context;
  const draft = await loadDialogue<Draft>(tx, draftId);
  const own = draft?.personId === person.id && draft.intent === INTENT;
  if (!own || !(await closeDialogue(tx, draftId, person.id, now))) throw new Failure('choice.gone');
  const { call, rang } = await callUp(context, { ...draft.slots, everybody });
  return calledWords(call, rang, draft.slots.personIds.length);
}

async function answer({ context }: Turn, id: number, comes: boolean): Promise<Answer> {
  const { call, reply } = await answerCallUp(context, id, comes);
  return callUpReplies[reply](context.office, call);
}

async function standing({ context }: Turn, id: number): Promise<Answer> {
  const { call, answers } = await ownCallUp(context, id);
  return callUpStanding(context.office, call, context.tx.vault.open(call.content), answers);
}
