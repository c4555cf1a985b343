import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, nullable, time, whole, words } from './schema';

/** Somebody of an owner's firm who takes its jobs in customer service. */
export class CreateOutsideHandler1795342006000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'outside_handler',
      [
        id(),
        whole('ownerId'),
        words('codeHash', 64),
        time('expiresAt'),
        whole('personId', nullable),
        time('boundAt', nullable),
      ],
      { unique: [['codeHash']], indexes: [['personId'], ['ownerId']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('outside_handler');
  }
}
