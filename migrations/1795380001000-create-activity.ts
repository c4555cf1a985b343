import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, longText, nullable, time, whole, words } from './schema';

export class CreateActivity1795380001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'activity',
      [
        id(),
        words('kind', 16),
        words('day', 10),
        whole('gridId'),
        whole('personId'),
        longText('text'),
        time('recordedAt'),
        time('withdrawnAt', nullable),
      ],
      {
        indexes: [
          ['day', 'gridId'],
          ['personId', 'recordedAt'],
        ],
      },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('activity');
  }
}
