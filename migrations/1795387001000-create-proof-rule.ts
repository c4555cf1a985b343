import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, flag, id, whole, words } from './schema';

/** What a street asks for at 办结, by category. */
export class CreateProofRule1795387001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'proof_rule',
      [id(), whole('gridId'), words('category', 4), flag('photo'), words('unit', 16)],
      { unique: [['gridId', 'category']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('proof_rule');
  }
}
