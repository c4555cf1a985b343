import { addToSession, holdSession, refuseFiles } from '../../actions/mediation/hold-session';
import { closeDialogue, openDialogue, saveSlots, type OpenDialogue } from '../../models/exchange/dialogues';
import { openFile } from '../../models/mediation/dispute-file';
import { readDisputeNumber } from '../../models/mediation/dispute-workflow';
import type { Answer } from '../../notices/answer';
import { nextSteps } from '../../notices/mediation/mediator-words';
import { sessionAsked, sessionKept, sessionRefused } from '../../notices/mediation/settle-words';
import type { Handler } from '../handler';
import type { Turn } from '../turn/turn';

interface Slots {
  disputeId: number;
  /** A picture or voice came under this talk: more of them may follow, words are about something else. */
  sessionId?: number;
  /** Nobody asked for words: only a photo or a voice is for this file. */
  filesOnly?: boolean;
}

const FORGET_AFTER = 3_600_000;

/** 记一次: words, a voice or a photo of notes. */
export const sessionHandler: Handler = {
  intent: 'session',
  confidential: true,
  press: {
    ask: async (turn, [key]) => {
      const { dispute } = await openFile(turn.context, readDisputeNumber(key));
      await askForRecord(turn, dispute.id);
      return sessionAsked;
    },
  },
  proceed: (turn, dialogue) => keep(turn, dialogue as OpenDialogue<Slots>),
};

/** The next words, voice or picture of this mediator are the record. */
export const askForRecord = (
  { context, person }: Turn,
  disputeId: number,
  { filesOnly = false }: Pick<Slots, 'filesOnly'> = {},
): Promise<number> =>
  openDialogue(context.tx, person, 'session', { disputeId, filesOnly } satisfies Slots, context.now, {
    expiresAt: context.now + FORGET_AFTER,
  });

async function keep(turn: Turn, { id, slots }: OpenDialogue<Slots>): Promise<Answer | null> {
  const { context, person, input } = turn;
  const text = input.text.trim();
  const [file] = input.files;
  if (text === '' && !file) return null;
  if (!file && (slots.sessionId !== undefined || slots.filesOnly === true)) {
    await closeDialogue(context.tx, id, person.id, context.now);
    return null;
  }
  if (file?.kind === 'video' || file?.kind === 'file') {
    await refuseFiles(context);
    return sessionRefused;
  }
  const kind = file?.kind ?? 'text';
  if (slots.sessionId !== undefined) {
    await addToSession(context, slots.disputeId, slots.sessionId);
    return { text: sessionKept(kind) };
  }
  const { dispute, sessionId } = await holdSession(context, slots.disputeId, text, kind);
  if (kind === 'text') await closeDialogue(context.tx, id, person.id, context.now);
  // Notes have more than one page: the next picture belongs to them too.
  else await saveSlots(context.tx, id, { ...slots, sessionId } satisfies Slots);
  return kind === 'text' ? nextSteps(dispute, sessionKept(kind)) : { text: sessionKept(kind) };
}
