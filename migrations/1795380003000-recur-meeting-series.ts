import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { nullable, whole, words } from './schema';

const columns = [
  words('name', 40, { default: "'碰头会'" }),
  words('recurrence', 40, { default: "'workdays'" }),
  whole('deputyId', nullable),
];

export class RecurMeetingSeries1795380003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const column of columns) await runner.addColumn('meeting_series', new TableColumn(column));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of columns) await runner.dropColumn('meeting_series', name);
  }
}
