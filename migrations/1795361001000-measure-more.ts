import { TableColumn, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { whole } from './schema';

const added = [
  'byResidents',
  'declined',
  'merged',
  'dispatched',
  'received',
  'receivedOnTime',
  'returned',
  'extended',
  'suspended',
  'due',
  'dueOnTime',
  'reworked',
  'reopened',
  'pleased',
  'unsolved',
];
const index = (columnNames: string[]): TableIndex =>
  new TableIndex({ name: `unique_daily_figure_${columnNames.join('_')}`, columnNames, isUnique: true });

/** More measures, and a row in parts where writers wait for each other. What is there is counted anew in the first night. */
export class MeasureMore1795361001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumns('daily_figure', [
      new TableColumn(whole('slot', { default: 0 })),
      ...added.map((name) => new TableColumn(whole(name, { default: 0 }))),
    ]);
    await runner.createIndex('daily_figure', index(['day', 'gridId', 'category', 'slot']));
    await runner.dropIndex('daily_figure', index(['day', 'gridId', 'category']));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM daily_figure WHERE slot <> 0');
    await runner.createIndex('daily_figure', index(['day', 'gridId', 'category']));
    await runner.dropIndex('daily_figure', index(['day', 'gridId', 'category', 'slot']));
    await runner.dropColumns('daily_figure', ['slot', ...added]);
  }
}
