import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { longText, nullable, whole } from './schema';

/** A photo of notes belongs to a dispute; its bytes lie encrypted under a key of their own, which is sealed here. */
export class KeepDisputeFiles1795370020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const lite = runner.connection.options.type === 'better-sqlite3';
    await runner.addColumns('attachment', [
      new TableColumn(whole('disputeId', nullable)),
      new TableColumn({ ...longText('fileKey', nullable), ...(lite ? { type: 'text' } : {}) }),
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumns('attachment', ['disputeId', 'fileKey']);
  }
}
