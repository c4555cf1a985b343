import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, whole, words } from './schema';

export class CreateGatheringSeries1795470011000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'gathering_series',
      [
        id(),
        whole('gridId'),
        words('name', 60),
        words('place', 60),
        words('recurrence', 40),
        words('startsAt', 5),
        whole('seats'),
        whole('least'),
      ],
      { unique: [['gridId', 'name']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('gathering_series');
  }
}
