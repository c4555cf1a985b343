import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, longText, nullable, time, whole, words } from './schema';

export class CreatePatrol1795380010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'patrol',
      [
        id(),
        whole('personId'),
        whole('gridId'),
        time('startedAt'),
        time('endedAt', nullable),
        longText('note', nullable),
        words('kind', 8),
      ],
      {
        indexes: [
          ['personId', 'endedAt'],
          ['gridId', 'startedAt'],
        ],
      },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('patrol');
  }
}
