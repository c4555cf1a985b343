import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, nullable, time, whole, words } from './schema';

export class CreateGathering1795395007000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'gathering',
      [
        id(),
        whole('authorId'),
        whole('gridId'),
        words('title', 60),
        words('place', 60),
        time('startsAt'),
        whole('seats'),
        time('openedAt'),
        time('cancelledAt', nullable),
      ],
      { indexes: [['gridId', 'startsAt'], ['startsAt']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('gathering');
  }
}
