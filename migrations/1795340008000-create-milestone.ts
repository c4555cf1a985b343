import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, nullable, time, whole, words } from './schema';

/** 需立项: what is to be reached by which day. */
export class CreateMilestone1795340008000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'milestone',
      [id(), whole('ticketId'), words('words', 120), words('day', 10), time('doneAt', nullable)],
      { indexes: [['ticketId']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('milestone');
  }
}
