import { checkMayReportForOthers } from '../../actions/tickets/report-for-others';
import {
  closeDialogue,
  currentDialogue,
  openDialogue,
  saveSlots,
  type OpenDialogue,
} from '../../models/exchange/dialogues';
import { holdsRight } from '../../models/staff/rights';
import type { Answer } from '../../notices/answer';
import { recordEmpty, recordLines, recordNotRead } from '../../notices/tickets/others-words';
import { droppedWords } from '../../notices/tickets/report-words';
import { offerParts } from './for-others';
import type { Handler } from '../handler';
import type { Turn } from '../turn/turn';

interface Slots {
  lines: string[];
}

const RECORD = 'record';
const WITHIN = 3_600_000;
/** A menu of numbers ends there. */
const SHOWN = 10;

/** A forwarded chat record: whoever may forward one chooses its lines by number, nothing else is read or kept. */
export const recordHandler: Handler = {
  intent: RECORD,
  confidential: true,
  press: {
    pick: (turn, [line]) => take(turn, [Number(line)]),
    none: async ({ context, person }) => {
      if (person.dialogueId !== null) await forget(context, person.id, person.dialogueId);
      return droppedWords;
    },
  },
  proceed: async (turn, dialogue) => {
    const { text } = turn.input;
    const { slots, id } = dialogue as OpenDialogue<Slots>;
    if (/^(?:都|全部?|都报|全报)$/.test(text.trim()))
      return choose(
        turn,
        id,
        slots.lines,
        slots.lines.map((_, at) => at),
      );
    if (!/^[\d\s,，、.和第条句]+$/.test(text)) return null;
    const rows = [...text.matchAll(/\d+/g)].map(([digits]) => Number(digits) - 1);
    return choose(turn, id, slots.lines, rows);
  },
};

/** Offers the lines; the message itself is emptied at once. */
export async function offerRecord(turn: Turn, record: readonly string[]): Promise<Answer> {
  const { context, person } = turn;
  if (!holdsRight(context.office.directory, person.id, 'forward_record'))
    return { ...recordNotRead, confidential: true };
  const lines = record.map((line) => line.trim()).filter((line) => line !== '');
  if (lines.length === 0) return { ...recordEmpty, confidential: true };
  const shown = lines.slice(0, SHOWN);
  await openDialogue(context.tx, person, RECORD, { lines: shown } satisfies Slots, context.now, {
    expiresAt: context.now + WITHIN,
  });
  return { ...recordLines(shown, lines.length - shown.length), confidential: true };
}

/** One row tapped, or its number alone. */
async function take(turn: Turn, rows: readonly number[]): Promise<Answer> {
  const { context, person } = turn;
  const open = await currentDialogue(context.tx, person, context.now);
  if (open?.intent !== RECORD) return recordEmpty;
  return choose(turn, open.id, (open.slots as Slots).lines, rows);
}

async function choose(
  turn: Turn,
  id: number,
  lines: readonly string[],
  rows: readonly number[],
): Promise<Answer> {
  const { context, person } = turn;
  checkMayReportForOthers(context, 'forward_record');
  const chosen = [...new Set(rows)].flatMap((row) => lines[row] ?? []);
  await forget(context, person.id, id);
  return offerParts(turn, chosen, { source: 'group', phone: null, agreed: false });
}

/** What was not chosen is gone. */
async function forget({ tx, now }: Turn['context'], personId: number, id: number): Promise<void> {
  await saveSlots(tx, id, {});
  await closeDialogue(tx, id, personId, now);
}
