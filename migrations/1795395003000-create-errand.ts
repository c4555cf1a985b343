import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, longText, nullable, time, whole, words } from './schema';

export class CreateErrand1795395003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'errand',
      [
        id(),
        whole('residentId', nullable),
        whole('gridId'),
        whole('memberId', nullable),
        words('state', 12),
        longText('content', nullable),
        time('meetAt'),
        time('askedAt'),
        time('remindedAt', nullable),
        time('endedAt', nullable),
      ],
      { indexes: [['residentId'], ['memberId', 'state'], ['gridId', 'state'], ['meetAt']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('errand');
  }
}
