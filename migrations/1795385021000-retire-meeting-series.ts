import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { nullable, time } from './schema';

export class RetireMeetingSeries1795385021000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('meeting_series', new TableColumn(time('retiredAt', nullable)));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('meeting_series', 'retiredAt');
  }
}
