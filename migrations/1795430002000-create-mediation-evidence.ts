import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, longText, time, whole, words } from './schema';

/** 证据材料: what a side gave, by name; the name is sealed. */
export class CreateMediationEvidence1795430002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'mediation_evidence',
      [
        id(),
        whole('disputeId'),
        time('at'),
        words('source', 1),
        longText('name'),
        words('form', 8),
        whole('pages'),
      ],
      { indexes: [['disputeId']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('mediation_evidence');
  }
}
