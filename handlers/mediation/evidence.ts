import {
  addToEvidence,
  dropEvidence,
  keepEvidence,
  nameEvidence,
} from '../../actions/mediation/keep-evidence';
import { refuseFiles } from '../../actions/mediation/hold-session';
import {
  closeDialogue,
  currentDialogue,
  openDialogue,
  saveSlots,
  type OpenDialogue,
} from '../../models/exchange/dialogues';
import { openFile } from '../../models/mediation/dispute-file';
import { disputeAttachments } from '../../models/mediation/dispute-pictures';
import { readDisputeNumber } from '../../models/mediation/dispute-workflow';
import type { MediationEvidence } from '../../models/mediation/mediation';
import type { Answer } from '../../notices/answer';
import * as words from '../../notices/mediation/evidence-words';
import { nextSteps } from '../../notices/mediation/mediator-words';
import { sendPhotos } from '../../notices/figures/paper-news';
import type { Handler } from '../handler';
import { chineseDigits, numeralValue } from '../interpret/numerals';
import type { Turn } from '../turn/turn';

interface Slots {
  disputeId: number;
  source: MediationEvidence['source'];
  /** The piece to which the next picture belongs. */
  evidenceId?: number;
  /** A photo came before its name. */
  unnamed?: boolean;
}

const FORGET_AFTER = 3_600_000;

/** 证据: what a side gave, piece by piece, with photos. */
export const evidenceHandler: Handler = {
  intent: 'evidence',
  confidential: true,
  press: {
    ask: async ({ context }, [key]) => words.evidenceAsked(await openFile(context, readDisputeNumber(key))),
    from: async ({ context, person }, [key, source]) => {
      const { dispute } = await openFile(context, readDisputeNumber(key));
      const slots: Slots = { disputeId: dispute.id, source: source === 'A' || source === 'B' ? source : 'C' };
      const expiresAt = context.now + FORGET_AFTER;
      await openDialogue(context.tx, person, 'evidence', slots, context.now, { expiresAt });
      return words.evidenceWanted;
    },
    photos: async ({ context }, [key]) => {
      const { dispute } = await openFile(context, readDisputeNumber(key), 'dispute.evidence');
      const files = (await disputeAttachments(context.tx, dispute.id)).filter(
        ({ evidenceId }) => evidenceId !== null,
      );
      if (files.length > 0) await sendPhotos(context, dispute.id, files);
      return words.evidencePhotos(files.length);
    },
    drop: async (turn, [key, evidence]) => {
      await dropEvidence(turn.context, readDisputeNumber(key), Number(evidence ?? 0));
      const open = await mine(turn);
      if (open) {
        const { disputeId, source } = open.slots;
        await saveSlots(turn.context.tx, open.id, { disputeId, source } satisfies Slots);
      }
      return words.evidenceDropped;
    },
    done: async (turn, [key]) => {
      const { dispute } = await openFile(turn.context, readDisputeNumber(key));
      const open = await mine(turn);
      if (open) await closeDialogue(turn.context.tx, open.id, turn.person.id, turn.context.now);
      return nextSteps(dispute, '好，证据记好了。');
    },
  },
  proceed: (turn, dialogue) => goOn(turn, dialogue as OpenDialogue<Slots>),
};

async function mine({ context, person }: Turn): Promise<OpenDialogue<Slots> | null> {
  const open = await currentDialogue(context.tx, person, context.now);
  return open?.intent === 'evidence' ? (open as OpenDialogue<Slots>) : null;
}

async function goOn({ context, input }: Turn, { id, slots }: OpenDialogue<Slots>): Promise<Answer | null> {
  const text = input.text.trim();
  const [file] = input.files;
  if (text === '' && !file) return null;
  if (file && file.kind !== 'image') {
    await refuseFiles(context);
    return words.noRecordings;
  }
  if (/身份证|户口本|护照/.test(text)) {
    await refuseFiles(context);
    return words.noPapersOfPersons;
  }
  if (text === '' && slots.evidenceId !== undefined) {
    await addToEvidence(context, slots.disputeId, slots.evidenceId);
    return words.pageKept;
  }
  const given = evidenceIn(text);
  const named = text !== '' && slots.unnamed === true ? slots.evidenceId : undefined;
  if (named !== undefined) await nameEvidence(context, slots.disputeId, named, given);
  const evidenceId =
    named ?? (await keepEvidence(context, slots.disputeId, { ...given, source: slots.source }));
  const { disputeId, source } = slots;
  await saveSlots(context.tx, id, { disputeId, source, evidenceId, unnamed: text === '' } satisfies Slots);
  return words.evidenceKept(slots.disputeId, evidenceId, given);
}

const PAGES = new RegExp(`(\\d{1,3}|[${chineseDigits}]{1,3})\\s*[页张份]`);

/** 维修收据 2页 复印件 → name, pages, form; a photo without words is a photo. */
function evidenceIn(text: string): Pick<MediationEvidence, 'name' | 'form' | 'pages'> {
  const pages = PAGES.exec(text);
  const form = /复印件|复印/.test(text)
    ? 'copy'
    : /照片|相片|截图/.test(text) || text === ''
      ? 'photo'
      : 'original';
  const name = text
    .replace(PAGES, ' ')
    .replace(/复印件|复印|原件/g, ' ')
    .replace(/[\s，,、。]+/g, ' ')
    .trim();
  return { name: name === '' ? '现场照片' : name, form, pages: pages ? numeralValue(pages[1] ?? '') : 0 };
}
