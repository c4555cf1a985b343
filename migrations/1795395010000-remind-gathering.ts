import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { nullable, time } from './schema';

export class RemindGathering1795395010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('gathering', new TableColumn(time('remindedAt', nullable)));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('gathering', 'remindedAt');
  }
}
