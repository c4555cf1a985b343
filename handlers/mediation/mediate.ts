import { acceptDispute } from '../../actions/mediation/accept-dispute';
import { gradeDispute } from '../../actions/mediation/grade-dispute';
import { giveConsent } from '../../actions/mediation/consent-dispute';
import { declineDispute, swapMediator } from '../../actions/mediation/decline-dispute';
import { dropLead, failDispute, refuseDispute, withdrawDispute } from '../../actions/mediation/end-dispute';
import { inviteDesk } from '../../actions/mediation/invite-desk';
import { extendDispute, noteRisk } from '../../actions/mediation/work-dispute';
import type { Side } from '../../models/mediation/dispute';
import { openFile } from '../../models/mediation/dispute-file';
import { endings, kindOfWords, tierOfWords, type Ending } from '../../models/mediation/dispute-kinds';
import { earlierAtPlace } from '../../models/mediation/dispute-repeats';
import { disputeLimit } from '../../models/mediation/dispute-limit';
import { loadDispute, mayRead, relationsToDispute } from '../../models/mediation/dispute-rights';
import { disputeKey, readDisputeNumber } from '../../models/mediation/dispute-workflow';
import { Failure } from '../../models/failure';
import { choiceKey, type Answer } from '../../notices/answer';
import { mediationDeclined, ownDisputes } from '../../notices/mediation/dispute-words';
import * as work from '../../notices/mediation/mediation-work-words';
import * as words from '../../notices/mediation/mediator-words';
import type { Handler } from '../handler';
import { list as listDisputes, ownDispute } from './own-disputes';
import type { Turn } from '../turn/turn';

type Press = NonNullable<Handler['press']>[string];

/** The mediator's buttons; what they may do is checked in the actions. */
export const mediateHandler: Handler = {
  intent: 'mediate',
  confidential: true,
  commands: [
    {
      words: ['调解', '案卷'],
      for: ['mediator'],
      example: '调解 M-0001',
      does: '看一件调解的案卷，每看一次都有记录',
      run: (turn, rest) => {
        const id = readDisputeNumber(rest);
        if (id === 0 && rest === '') return listDisputes(turn);
        if (id === 0) throw new Failure('dispute.words', { example: '写编号就行，比如“调解 M-0001”。' });
        return show(turn, id);
      },
    },
    {
      words: ['调解分级'],
      for: ['mediator'],
      example: '调解分级 M-0001 物业 重大',
      does: '改类别和等级：简单、一般、疑难、重大',
      run: grade,
    },
  ],
  press: {
    accept: async (turn, [key]) => {
      const file = await acceptDispute(turn.context, readDisputeNumber(key));
      return { ...(await viewOf(turn, file)), pressed: '我来联系' };
    },
    show: (turn, [key]) => show(turn, readDisputeNumber(key)),
    more: async (turn, [key, page]) => {
      const { dispute, instalments } = await openFile(turn.context, readDisputeNumber(key));
      return words.moreChoices(dispute, Number(page ?? 0), instalments.length);
    },
    decline: async (turn, [key]) => {
      await declineDispute(turn.context, readDisputeNumber(key));
      return { ...mediationDeclined, pressed: '需要回避' };
    },
    swap: async (turn, [key]) => {
      await swapMediator(turn.context, readDisputeNumber(key));
      return words.swappedWords;
    },
    consent: (turn, [key, sides]) => consent(turn, readDisputeNumber(key), sides ?? ''),
    refuse: ended(refuseDispute, words.refusedWords),
    drop: async (turn, [key]) => {
      await dropLead(turn.context, readDisputeNumber(key));
      return { ...words.droppedWords, pressed: '没有形成纠纷' };
    },
    extend: async (turn, [key, yes]) => {
      const id = readDisputeNumber(key);
      if (yes !== 'yes') return work.extendAsked(id, (await disputeLimit(turn.context.tx)).amount);
      return work.extendedWords(turn.context.office, await extendDispute(turn.context, id));
    },
    invite: async (turn, [key, row]) => {
      const id = readDisputeNumber(key);
      const desks = desksOf(turn);
      const desk = row === undefined ? undefined : desks[Number(row)];
      return desk === undefined
        ? work.whichDesk(id, desks)
        : work.invitedWords(await inviteDesk(turn.context, id, desk));
    },
    risk: async (turn, [key]) => work.riskNoted(await noteRisk(turn.context, readDisputeNumber(key))),
    withdraw: ended(withdrawDispute, words.withdrawnWords),
    fail: async (turn, [key, ending]) => {
      const id = readDisputeNumber(key);
      if (ending === undefined || !(ending in endings)) return whyFailed(id);
      return words.failedWords(await failDispute(turn.context, id, ending as Ending));
    },
  },
};

const desksOf = ({ context }: Turn): string[] => [
  ...new Set(context.office.directory.withRole('desk').flatMap(({ desk }) => desk ?? [])),
];

/** M-0002 alone or in a sentence. */
const NUMBER = /(?<![A-Za-z\d])[Mm]-(\d{1,9})(?!\d)|^[Mm](\d{4,9})$/;

/** The number of a case is no place and no report: its mediator gets the file, a party where it stands, nobody else a word. */
export async function caseInWords(turn: Turn, text: string): Promise<Answer | null> {
  const found = NUMBER.exec(text.trim());
  if (found === null) return null;
  const id = Number(found[1] ?? found[2]);
  const own = await ownDispute(turn, id);
  const answer = own === null ? await show(turn, id) : ownDisputes([own]);
  return { ...answer, confidential: true };
}

async function grade(turn: Turn, rest: string): Promise<Answer> {
  const [number, ...said] = rest.split(/[\s，,、]+/);
  const id = readDisputeNumber(number);
  const kind = said.map(kindOfWords).find((found) => found !== null);
  const tier = said.map(tierOfWords).find((found) => found !== null);
  if (id === 0 || (!kind && !tier))
    throw new Failure('dispute.words', { example: '写编号、类别、等级，比如“调解分级 M-0001 物业 重大”。' });
  await gradeDispute(turn.context, id, { ...(kind ? { kind } : {}), ...(tier ? { tier } : {}) });
  return show(turn, id);
}

function ended(
  act: typeof refuseDispute,
  say: (dispute: Awaited<ReturnType<typeof refuseDispute>>) => Answer,
): Press {
  return async (turn, [key]) => say(await act(turn.context, readDisputeNumber(key)));
}

const whyFailed = (id: number): Answer => ({
  text: '是什么原因没有谈成？',
  choices: Object.entries(endings).map(([ending, label]) => ({
    label,
    key: choiceKey('mediate', 'fail', disputeKey(id), ending),
  })),
});

async function show(turn: Turn, id: number): Promise<Answer> {
  const { context } = turn;
  const relations = await relationsToDispute(context, await loadDispute(context.tx, id));
  // His own affair: he names somebody, he does not look.
  if (relations.has('head') && !mayRead(relations)) return words.headStandsAside(id);
  return viewOf(turn, await openFile(turn.context, id));
}

async function viewOf({ context }: Turn, file: Awaited<ReturnType<typeof openFile>>): Promise<Answer> {
  const earlier = await earlierAtPlace(context.tx, context.office.calendar, file.dispute);
  const view = words.caseView(context.office, file, context.now, earlier);
  // The head looks and names, the mediator in charge works.
  if (file.dispute.mediatorId === context.actorId) return view;
  const free = (await relationsToDispute(context, file.dispute)).has('free');
  return { text: view.text, ...words.headChoices(file.dispute, free) };
}

async function consent(turn: Turn, id: number, sides: string): Promise<Answer> {
  const given = sides.split('').filter((side): side is Side => side === 'A' || side === 'B');
  const dispute = await giveConsent(turn.context, id, given);
  if (dispute.state === 'mediating') return words.bothWilling(turn.context.office, dispute);
  return words.oneWilling(await loadDispute(turn.context.tx, id), sides);
}
