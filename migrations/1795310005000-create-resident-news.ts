import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, longText, nullable, time, whole, words } from './schema';

export class CreateResidentNews1795310005000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'resident_news',
      [
        id(),
        whole('ticketId'),
        whole('personId'),
        longText('phone', nullable),
        words('state', 12, nullable),
        time('parkedAt', nullable),
        time('toldAt', nullable),
        words('way', 8, nullable),
      ],
      { unique: [['ticketId']], indexes: [['personId']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('resident_news');
  }
}
