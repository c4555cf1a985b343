import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { nullable, whole } from './schema';

/** 代班: who acts for somebody on leave. */
export class NameStandIn1795341002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('absence', new TableColumn(whole('delegateId', nullable)));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('absence', 'delegateId');
  }
}
