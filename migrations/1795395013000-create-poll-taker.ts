import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, whole } from './schema';

export class CreatePollTaker1795395013000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'poll_taker', [id(), whole('pollId'), whole('personId'), whole('answered')], {
      unique: [['pollId', 'personId']],
      indexes: [['personId']],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('poll_taker');
  }
}
