import { importOrganisation } from '../../actions/organisation/import';
import { administeredBy } from '../../actions/organisation/scope';
import { closeDialogue, loadDialogue } from '../../models/exchange/dialogues';
import { Failure } from '../../models/failure';
import type { Answer } from '../../notices/answer';
import {
  imported,
  importWay,
  notImported,
  sheetArrived,
  sheetFaults,
} from '../../notices/staff/import-words';
import type { Handler } from '../handler';
import type { Turn } from '../turn/turn';

type Sheets = Parameters<typeof importOrganisation>[1];

/** The organisation's file from an administrator: looked at when it arrived (jobs/staff/import-sheet.ts), written when he says so. */
export const importSheetHandler: Handler = {
  intent: 'import',
  commands: [
    {
      words: ['导入', '导入表格'],
      for: ['administrator'],
      example: '导入',
      does: '看怎么把街道的表导进来',
      run: async ({ context, person }) => {
        if (administeredBy(context.office.directory, person.id) === null)
          throw new Failure('role.other', { who: '管理员' });
        return importWay;
      },
    },
  ],
  press: {
    do: async (turn, [key]) => {
      const { sheets, within } = await take(turn, key);
      const { faults, changes } = await importOrganisation(turn.context, sheets, { preview: false, within });
      return faults.length > 0 ? sheetFaults(faults) : imported(changes);
    },
    drop: async (turn, [key]) => {
      await take(turn, key);
      return notImported;
    },
  },
};

/** Once, by who sent it, while he administers. Throws choice.gone. */
async function take(
  { context, person }: Turn,
  key: string | undefined,
): Promise<{ sheets: Sheets; within: string }> {
  const id = Number(key?.slice(1) ?? 0);
  const dialogue = await loadDialogue<Sheets>(context.tx, id);
  const within = administeredBy(context.office.directory, person.id);
  const own = dialogue?.intent === 'import' && dialogue.personId === person.id && dialogue.closedAt === null;
  if (!own || within === null) throw new Failure('choice.gone');
  await closeDialogue(context.tx, id, person.id, context.now);
  return { sheets: dialogue.slots, within };
}

/** A file that an administrator sent; null: it is nobody's list. */
export function fileArrived({ context, person, input }: Turn): Answer | null {
  const isFile = input.files.some(({ kind }) => kind === 'file');
  return isFile && administeredBy(context.office.directory, person.id) !== null ? sheetArrived : null;
}
