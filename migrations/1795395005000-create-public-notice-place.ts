import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, whole } from './schema';

export class CreatePublicNoticePlace1795395005000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'public_notice_place', [id(), whole('noticeId'), whole('placeId')], {
      unique: [['noticeId', 'placeId']],
      indexes: [['placeId']],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('public_notice_place');
  }
}
