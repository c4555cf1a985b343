import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { nullable, whole } from './schema';

/** Which talk or which piece of evidence a picture belongs to: notes and receipts have more than one page. */
export class LinkDisputeFiles1795430003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumns('attachment', [
      new TableColumn(whole('sessionId', nullable)),
      new TableColumn(whole('evidenceId', nullable)),
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumns('attachment', ['sessionId', 'evidenceId']);
  }
}
