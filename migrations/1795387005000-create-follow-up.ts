import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, nullable, time, whole, words } from './schema';

/** 回访: which closings are asked about, by whom, and what came of it. */
export class CreateFollowUp1795387005000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'follow_up',
      [
        id(),
        whole('ticketId'),
        whole('callerId'),
        time('pickedAt'),
        words('result', 8, nullable),
        time('doneAt', nullable),
      ],
      { unique: [['ticketId']], indexes: [['callerId', 'doneAt']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('follow_up');
  }
}
