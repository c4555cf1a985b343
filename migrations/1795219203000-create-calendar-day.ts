import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, flag, id, words } from './schema';

export class CreateCalendarDay1795219203000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'calendar_day', [id(), words('day', 10), flag('working'), words('name', 60)], {
      unique: [['day']],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('calendar_day');
  }
}
