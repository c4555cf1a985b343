import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, nullable, time, whole } from './schema';

export class CreateAnnouncementReader1795380007000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'announcement_reader',
      [id(), whole('announcementId'), whole('personId'), time('confirmedAt', nullable)],
      { unique: [['announcementId', 'personId']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('announcement_reader');
  }
}
