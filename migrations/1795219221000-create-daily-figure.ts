import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, whole, words } from './schema';

export class CreateDailyFigure1795219221000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'daily_figure',
      [
        id(),
        words('day', 10),
        whole('gridId'),
        words('category', 4),
        whole('reported', { default: 0 }),
        whole('filed', { default: 0 }),
        whole('closed', { default: 0 }),
        whole('closedOnTime', { default: 0 }),
        whole('selfHandled', { default: 0 }),
        whole('rated', { default: 0 }),
        whole('satisfied', { default: 0 }),
      ],
      { unique: [['day', 'gridId', 'category']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('daily_figure');
  }
}
