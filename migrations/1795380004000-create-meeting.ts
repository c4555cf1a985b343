import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, flag, id, nullable, time, whole, words } from './schema';

export class CreateMeeting1795380004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'meeting',
      [
        id(),
        whole('seriesId'),
        words('day', 10),
        words('startsAt', 5),
        words('state', 10),
        flag('attendanceTaken'),
        time('remindedAt', nullable),
        time('begunAt', nullable),
        time('endedAt', nullable),
      ],
      { unique: [['seriesId', 'day']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('meeting');
  }
}
