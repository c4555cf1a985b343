import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, longText, nullable, time, whole, words } from './schema';

export class CreatePoll1795395011000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'poll',
      [
        id(),
        whole('authorId'),
        whole('gridId'),
        words('title', 40),
        longText('questions'),
        time('openedAt'),
        time('endsAt'),
        time('endedAt', nullable),
      ],
      { indexes: [['gridId', 'endsAt'], ['endsAt']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('poll');
  }
}
