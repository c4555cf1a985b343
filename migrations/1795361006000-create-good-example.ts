import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, nullable, time, whole, words } from './schema';

export class CreateGoodExample1795361006000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'good_example',
      [
        id(),
        whole('ticketId'),
        whole('gridId'),
        words('content', 120),
        whole('proposedBy'),
        whole('personId'),
        words('state', 8),
        time('createdAt'),
        time('decidedAt', nullable),
      ],
      { unique: [['ticketId']], indexes: [['gridId', 'decidedAt']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('good_example');
  }
}
