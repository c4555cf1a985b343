import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, longText, nullable, time, whole, words } from './schema';

export class CreateCard1795219217000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'card',
      [
        id(),
        words('taskId', 128),
        whole('ticketId', nullable),
        longText('holders'),
        longText('codes'),
        time('sentAt'),
      ],
      { unique: [['taskId']], indexes: [['ticketId']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('card');
  }
}
