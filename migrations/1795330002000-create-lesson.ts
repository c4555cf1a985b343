import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, flag, id, nullable, time, whole, words } from './schema';

/** 改类别: what staff taught; the words taught stay with the ticket, so that erasing them makes the bot forget. */
export class CreateLesson1795330002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'lesson',
      [id(), whole('ticketId'), words('category', 4), time('at'), whole('byId', nullable), flag('undone')],
      { indexes: [['ticketId']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('lesson');
  }
}
