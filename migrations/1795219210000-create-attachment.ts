import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, nullable, time, whole, words } from './schema';

export class CreateAttachment1795219210000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'attachment',
      [
        id(),
        whole('personId'),
        whole('ticketId', nullable),
        words('kind', 8),
        words('purpose', 8),
        words('mediaId', 256),
        words('channel', 8),
        time('createdAt'),
      ],
      { indexes: [['ticketId'], ['personId', 'createdAt']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('attachment');
  }
}
