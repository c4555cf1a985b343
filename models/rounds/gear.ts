import { Entity } from 'typeorm';
import { Id, LongText, Time, Whole, Words } from '../store/columns';
import type { Directory } from '../staff/directory';
import { insert, one, type Reader, type Transaction } from '../store/transaction';
import { marks } from '../tickets/workflow';

/** 装备: a bicycle, a torch, a radio that people of a node take out and bring back. From the street's spreadsheet. */
@Entity('gear')
export class Gear {
  @Id() id!: number;
  @Whole() gridId!: number;
  /** As people call it: 电动车2号. */
  @Words(40) name!: string;
  /** Said to who takes it: 戴头盔, 用完充电; empty: nothing. */
  @Words(80) rule!: string;
}

/** Who took it, and when it was brought back. */
@Entity('gear_loan')
export class GearLoan {
  @Id() id!: number;
  @Whole() gearId!: number;
  @Whole() personId!: number;
  @Time() takenAt!: number;
  /** null: it is out. */
  @Time(true) returnedAt!: number | null;
  /** What the next one has to know of it (车闸松了), sealed; null: nothing. */
  @LongText(true) content!: string | null;
}

/** A thing and where it is. */
export interface GearStanding {
  gear: Gear;
  /** Who has it; null: it is there. */
  loan: GearLoan | null;
  /** What was said of it last; empty: nothing, or it is out. */
  word: string;
}

/** What somebody may take: of his own nodes, all above and all below. */
export function gearFor(reader: Reader, directory: Directory, personId: number): Promise<Gear[]> {
  const gridIds = new Set<number>();
  for (const { gridId } of directory.staff(personId)?.roles ?? [])
    for (const id of [...directory.upwards(gridId).map((grid) => grid.id), ...directory.below(gridId)])
      gridIds.add(id);
  return gridIds.size === 0
    ? Promise.resolve([])
    : reader.rows<Gear>(`SELECT * FROM gear WHERE gridId IN (${marks([...gridIds])}) ORDER BY id`, [
        ...gridIds,
      ]);
}

/** Who has it now; null: it is there. */
export const loanOf = (reader: Reader, gearId: number): Promise<GearLoan | null> =>
  one<GearLoan>(
    reader,
    'SELECT * FROM gear_loan WHERE gearId = ? AND returnedAt IS NULL ORDER BY id DESC LIMIT 1',
    [gearId],
  );

/** What was said of it when it was brought back last; empty: nothing. */
export async function lastWord(reader: Reader, gearId: number): Promise<string> {
  const last = await one<GearLoan>(
    reader,
    'SELECT * FROM gear_loan WHERE gearId = ? AND returnedAt IS NOT NULL ORDER BY returnedAt DESC, id DESC LIMIT 1',
    [gearId],
  );
  return last?.content ? reader.vault.open(last.content) : '';
}

export const keepLoan = (
  tx: Transaction,
  loan: Pick<GearLoan, 'gearId' | 'personId' | 'takenAt'>,
): Promise<number> => insert(tx, 'gear_loan', { ...loan, returnedAt: null, content: null });

/** Brought back; a second time changes nothing. `word`: what the next one has to know, empty for nothing. */
export const endLoan = (tx: Transaction, id: number, word: string, now: number): Promise<unknown> =>
  tx.run('UPDATE gear_loan SET returnedAt = ?, content = ? WHERE id = ? AND returnedAt IS NULL', [
    now,
    word === '' ? null : tx.vault.seal(word),
    id,
  ]);
