import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { nullable, time, whole } from './schema';

/** 督办〔2026〕3号, and when it was said that its answer is overdue. */
export class NumberSupervision1795387003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumns('supervision', [
      new TableColumn(whole('year', nullable)),
      new TableColumn(whole('number', nullable)),
      new TableColumn(time('remindedAt', nullable)),
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumns('supervision', ['year', 'number', 'remindedAt']);
  }
}
