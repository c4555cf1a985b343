import { Entity } from 'typeorm';
import { Flag, Id, Whole, Words } from '../store/columns';

/** What a street asks for at 办结 where it differs from the category table. */
@Entity('proof_rule')
export class ProofRule {
  @Id() id!: number;
  @Whole() gridId!: number;
  /** Four digits, a group's two, or empty for all. */
  @Words(4) category!: string;
  /** A picture of the result. */
  @Flag() photo!: boolean;
  /** How much was done is counted in this unit (处, 米); empty: it need not be said. */
  @Words(16) unit!: string;
}
