import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, whole, words } from './schema';

/** 通知回执 of a street: after how many minutes an author hears who has not confirmed, where it is not as shipped. */
export class CreateAnnouncementRule1795500001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'announcement_rule',
      [id(), whole('gridId'), words('kind', 16), whole('minutes')],
      { unique: [['gridId', 'kind']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('announcement_rule');
  }
}
