import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, whole } from './schema';

export class CreatePollCount1795395012000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'poll_count',
      [id(), whole('pollId'), whole('question'), whole('choice'), whole('answers')],
      { unique: [['pollId', 'question', 'choice']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('poll_count');
  }
}
