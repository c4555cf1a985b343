import { Entity } from 'typeorm';
import { Id, Time, Whole, Words } from '../store/columns';
import { one, type Transaction } from '../store/transaction';

@Entity('last_said')
export class LastSaid {
  @Id() id!: number;
  @Whole() personId!: number;
  /** Which sentence: present, thanks … */
  @Words(24) what!: string;
  /** Which of its wordings, from 0. */
  @Whole() wording!: number;
  @Time() at!: number;
}

/** After this long the first wording is as good as new. */
const REMEMBERED = 3_600_000;

/** The wording to use now, 0 … `wordings` - 1: the next one when the person heard this sentence last. */
export async function nextWording(
  tx: Transaction,
  personId: number,
  what: string,
  wordings: number,
  now: number,
): Promise<number> {
  const last = await one<LastSaid>(tx, 'SELECT * FROM last_said WHERE personId = ?', [personId]);
  const again = last !== null && last.what === what && last.at > now - REMEMBERED;
  const wording = again ? (last.wording + 1) % wordings : 0;
  const values = [what, wording, now, personId];
  if (last) await tx.run('UPDATE last_said SET what = ?, wording = ?, at = ? WHERE personId = ?', values);
  else await tx.run('INSERT INTO last_said (what, wording, at, personId) VALUES (?, ?, ?, ?)', values);
  return wording;
}
