import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { nullable, whole } from './schema';

/** 并案: the ticket that goes on for this one. */
export class MergeTicket1795340001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('ticket', new TableColumn(whole('mergedInto', nullable)));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('ticket', 'mergedInto');
  }
}
