import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, time, whole, words } from './schema';

export class CreateAttendance1795380005000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'attendance',
      [id(), whole('meetingId'), whole('personId'), words('answer', 8), time('answeredAt')],
      { unique: [['meetingId', 'personId']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('attendance');
  }
}
