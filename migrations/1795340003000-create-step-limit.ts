import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, whole, words } from './schema';

/** A node's own limit of one step, by urgency and, where it differs, by category. */
export class CreateStepLimit1795340003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'step_limit',
      [
        id(),
        whole('gridId'),
        words('step', 8),
        words('category', 4),
        words('urgency', 2),
        whole('tenths'),
        words('unit', 2),
      ],
      { unique: [['gridId', 'step', 'category', 'urgency']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('step_limit');
  }
}
