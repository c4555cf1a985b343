import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, longText, nullable, time, whole, words } from './schema';

/** 难题: five fields, nothing less. */
export class CreateHardCase1795340007000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'hard_case',
      [
        id(),
        whole('ticketId'),
        words('lead', 60),
        words('desk', 60),
        words('person', 60),
        longText('measure'),
        words('day', 10),
        whole('markedBy'),
        time('markedAt'),
        time('remindedAt', nullable),
      ],
      { unique: [['ticketId']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('hard_case');
  }
}
