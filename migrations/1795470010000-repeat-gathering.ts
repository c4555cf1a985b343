import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { nullable, whole, words } from './schema';

const columns = [
  whole('least', { default: 0 }),
  whole('seriesId', nullable),
  words('seriesDay', 10, { default: "''" }),
];

export class RepeatGathering1795470010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const column of columns) await runner.addColumn('gathering', new TableColumn(column));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of columns) await runner.dropColumn('gathering', name);
  }
}
