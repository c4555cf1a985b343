import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, time, whole, words } from './schema';

export class CreateDutySwap1795380015000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'duty_swap',
      [id(), whole('shiftId'), whole('fromId'), whole('toId'), words('state', 8), time('askedAt')],
      { indexes: [['shiftId']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('duty_swap');
  }
}
