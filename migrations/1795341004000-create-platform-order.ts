import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, longText, nullable, time, whole, words } from './schema';

/** 转入: an order of 12345 or another platform, its number there, its dates and the reply that goes back. */
export class CreatePlatformOrder1795341004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'platform_order',
      [
        id(),
        words('platform', 20),
        words('number', 40),
        whole('ticketId', nullable),
        whole('takenBy'),
        time('takenAt'),
        time('dueAt', nullable),
        time('returnBy', nullable),
        words('state', 10),
        longText('reply', nullable),
        time('settledAt', nullable),
      ],
      { unique: [['platform', 'number']], indexes: [['ticketId'], ['takenBy', 'state']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('platform_order');
  }
}
