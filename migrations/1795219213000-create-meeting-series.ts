import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, whole, words } from './schema';

export class CreateMeetingSeries1795219213000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'meeting_series',
      [
        id(),
        whole('gridId'),
        words('remindAt', 5),
        words('startsAt', 5),
        words('room', 60),
        whole('chairId'),
      ],
      { indexes: [['gridId']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('meeting_series');
  }
}
