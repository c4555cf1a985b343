import { Entity } from 'typeorm';
import { Id, LongText, Time, Whole, Words } from '../store/columns';

/** The office's own printed form of a ledger, and what fills each of its columns. */
@Entity('ledger_form')
export class LedgerForm {
  @Id() id!: number;
  /** 城管科表: how it is asked for. */
  @Words(60) name!: string;
  @Whole() gridId!: number;
  /** The file as it came (models/exchange/file-folder.ts). */
  @Words(64) sha256!: string;
  @Words(16) ledger!: string;
  /** JSON (FormMapping of notices/tickets/form-words.ts). */
  @LongText() mapping!: string;
  @Whole() createdBy!: number;
  @Time() createdAt!: number;
}
