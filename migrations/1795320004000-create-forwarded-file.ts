import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, time, whole, words } from './schema';

export class CreateForwardedFile1795320004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'forwarded_file',
      [id(), whole('ticketId'), whole('personId'), words('type', 8), time('queuedAt')],
      { unique: [['ticketId', 'personId', 'type']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('forwarded_file');
  }
}
