import { swapMediator } from '../../actions/mediation/decline-dispute';
import { withdrawDispute } from '../../actions/mediation/end-dispute';
import { remindMediator } from '../../actions/mediation/remind-mediator';
import { closeDialogue, currentDialogue } from '../../models/exchange/dialogues';
import type { Dispute } from '../../models/mediation/dispute';
import type { Committee } from '../../models/mediation/mediation';
import { OPEN_DISPUTES } from '../../models/mediation/dispute-workflow';
import { marks } from '../../models/tickets/workflow';
import { holdsRoleNow } from '../../models/mediation/dispute-rights';
import type { Answer } from '../../notices/answer';
import * as words from '../../notices/mediation/dispute-words';
import { caseList } from '../../notices/mediation/mediator-words';
import type { Handler } from '../handler';
import type { Turn } from '../turn/turn';

const ROWS = 10;

/** 我的调解: a mediator's cases; a party's own, with the two ways that are always open to her. */
export const ownDisputesHandler: Handler = {
  intent: 'own',
  confidential: true,
  commands: [
    {
      words: ['我的调解', '调解到哪了'],
      for: ['resident', 'mediator'],
      example: '我的调解',
      does: '看在办的调解到哪一步了',
      run: list,
    },
    {
      words: ['撤回调解', '不调解了'],
      for: ['resident'],
      example: '撤回调解',
      does: '不想谈了，随时可以停',
      run: withdraw,
    },
    {
      words: ['催调解', '催调解员'],
      for: ['resident'],
      example: '催调解',
      does: '还没接到电话，提醒调解员一声',
      run: remindInWords,
    },
    {
      words: ['换调解员'],
      for: ['resident'],
      example: '换调解员',
      does: '请另一位调解员，不用说原因',
      run: swap,
    },
  ],
};

/** 我的调解: what a mediator has in hand; for everybody else what he asked for. */
export async function list(turn: Turn): Promise<Answer> {
  const { context, person } = turn;
  if (!(await holdsRoleNow(context.tx, person.id, ['mediator']))) return words.ownDisputes(await own(turn));
  const rows = await context.tx.rows<Dispute>(
    `SELECT * FROM dispute WHERE mediatorId = ? AND state IN (${marks(OPEN_DISPUTES)})
      ORDER BY COALESCE(limitAt, contactBy, registeredAt), id LIMIT ${ROWS}`,
    [person.id, ...OPEN_DISPUTES],
  );
  return caseList(context.office, rows, await asHead(turn, ROWS - rows.length), context.now);
}

/** The committee's head also sees what the others have in hand, to look into it or name somebody else. */
async function asHead({ context, person }: Turn, most: number): Promise<Dispute[]> {
  const { tx, office } = context;
  const committees = await tx.rows<Committee>('SELECT * FROM committee WHERE headId = ?', [person.id]);
  const area = [...new Set(committees.flatMap(({ gridId }) => office.directory.below(gridId)))];
  if (area.length === 0 || most < 1) return [];
  return tx.rows<Dispute>(
    `SELECT * FROM dispute WHERE gridId IN (${marks(area)}) AND state IN (${marks(OPEN_DISPUTES)})
      AND COALESCE(mediatorId, 0) <> ? ORDER BY COALESCE(limitAt, contactBy, registeredAt), id LIMIT ${most}`,
    [...area, ...OPEN_DISPUTES, person.id],
  );
}

/** Where the person is the applicant or a party, the newest first. */
function own({ context, person }: Turn): Promise<Dispute[]> {
  return context.tx.rows<Dispute>(
    `SELECT * FROM dispute WHERE state IN (${marks(OPEN_DISPUTES)}) AND
      ((applicantId = ? AND registeredBy IS NULL) OR id IN (SELECT disputeId FROM dispute_party WHERE personId = ?))
      ORDER BY id DESC LIMIT ${ROWS}`,
    [...OPEN_DISPUTES, person.id, person.id],
  );
}

/** One of them, by its number; null when it is none of his. */
export const ownDispute = async (turn: Turn, id: number): Promise<Dispute | null> =>
  (await own(turn)).find((dispute) => dispute.id === id) ?? null;

async function withdraw(turn: Turn): Promise<Answer> {
  const all = await own(turn);
  const latest = all.find(({ state }) => state !== 'performing');
  if (!latest) return all.length > 0 ? words.agreementInEffect : words.noDisputeOfYours;
  await withdrawDispute(turn.context, latest.id);
  await askNoFurther(turn);
  return words.mediationWithdrawn;
}

/** What was still being asked for its file is over with it. */
async function askNoFurther({ context, person }: Turn): Promise<void> {
  const open = await currentDialogue(context.tx, person, context.now);
  if (open?.intent === 'dispute') await closeDialogue(context.tx, open.id, person.id, context.now);
}

/** Nobody has called: the mediator hears that somebody waits, once a day at most. */
async function remindInWords(turn: Turn): Promise<Answer> {
  const [latest] = await own(turn);
  if (!latest) return words.noDisputeOfYours;
  return words.reminded(await remindMediator(turn.context, latest.id));
}

const WAITS =
  /调解员?.{0,8}(?:还没|没有|还未|一直没|迟迟不|怎么不)(?:人)?(?:来|联系|打电话|打|找|回|动静|消息)/;

/** 调解员还没联系我, of somebody who has asked for one; null for everybody else. */
export async function waitingInWords(turn: Turn, text: string): Promise<Answer | null> {
  if (!WAITS.test(text) || (await own(turn)).length === 0) return null;
  return { ...(await remindInWords(turn)), confidential: true };
}

async function swap(turn: Turn): Promise<Answer> {
  const [latest] = (await own(turn)).filter(({ state }) => state === 'accepted' || state === 'mediating');
  if (!latest) return words.noDisputeOfYours;
  await swapMediator(turn.context, latest.id);
  return words.mediatorSwapped;
}
