import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, longText, nullable, time, whole, words } from './schema';

export class CreatePaper1795361005000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'paper',
      [
        id(),
        words('kind', 16),
        longText('spec'),
        whole('personId', nullable),
        whole('gridId', nullable),
        words('state', 8),
        whole('attempt', { default: 0 }),
        time('notBefore'),
        time('leaseUntil', nullable),
        words('leaseOwner', 36, nullable),
        words('failure', 200, nullable),
        time('createdAt'),
      ],
      { indexes: [['state', 'notBefore'], ['leaseOwner']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('paper');
  }
}
