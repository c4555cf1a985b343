import { amendContent, amendParty, amendPlace, removeParty } from '../../actions/mediation/amend-dispute';
import { closeDialogue, openDialogue, type OpenDialogue } from '../../models/exchange/dialogues';
import { openFile } from '../../models/mediation/dispute-file';
import { readDisputeNumber } from '../../models/mediation/dispute-workflow';
import { Failure } from '../../models/failure';
import * as words from '../../notices/tickets/amend-words';
import type { Answer } from '../../notices/answer';
import { materials } from '../../notices/mediation/case-file-words';
import { factsOf } from './dispute';
import type { Handler } from '../handler';
import { partiesIn } from './parties';
import type { Turn } from '../turn/turn';

interface Slots {
  disputeId: number;
  asking: words.AmendQuestion;
  partyId?: number;
}

const FORGET_AFTER = 3_600_000;

/** 更正: what was written wrong at the beginning; the history keeps what stood there. */
export const amendDisputeHandler: Handler = {
  intent: 'rectify',
  confidential: true,
  press: {
    ask: async ({ context }, [key]) =>
      words.amendAsked((await openFile(context, readDisputeNumber(key))).dispute.id),
    what: async (turn, [key, what]) => {
      const file = await openFile(turn.context, readDisputeNumber(key));
      if (what === 'party') return words.whichParty(file);
      return ask(turn, { disputeId: file.dispute.id, asking: what === 'place' ? 'place' : 'content' });
    },
    party: async (turn, [key, party]) => {
      const { dispute, parties } = await openFile(turn.context, readDisputeNumber(key));
      const partyId = Number(party?.slice(1) ?? 0);
      if (!parties.some(({ id }) => id === partyId)) throw new Failure('choice.gone');
      return ask(turn, { disputeId: dispute.id, asking: 'party', partyId });
    },
  },
  proceed: (turn, dialogue) => goOn(turn, dialogue as OpenDialogue<Slots>),
};

async function ask({ context, person }: Turn, slots: Slots): Promise<Answer> {
  const expiresAt = context.now + FORGET_AFTER;
  await openDialogue(context.tx, person, 'rectify', slots, context.now, { expiresAt });
  return { text: words.amendQuestions[slots.asking] };
}

async function goOn(turn: Turn, { id, slots }: OpenDialogue<Slots>): Promise<Answer | null> {
  const { context, person, input } = turn;
  const text = input.text.trim();
  if (text === '') return null;
  const dispute = await change(turn, slots, text);
  await closeDialogue(context.tx, id, person.id, context.now);
  return { ...materials(dispute.id), text: '改好了，原来写的留在经过里。' };
}

function change(turn: Turn, { disputeId, asking, partyId = 0 }: Slots, text: string) {
  const { context } = turn;
  if (asking === 'content') return amendContent(context, disputeId, text);
  if (asking === 'place') {
    const { placeText, placeId } = factsOf(turn, text);
    return amendPlace(context, disputeId, { placeText: placeText === '' ? text : placeText, placeId });
  }
  if (/^(去掉|删掉|删除)$/.test(text)) return removeParty(context, disputeId, partyId);
  const [said = {}] = partiesIn(text);
  return amendParty(context, disputeId, partyId, said);
}
