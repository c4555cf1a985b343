import { TableColumn, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { flag, longText, nullable, time, whole, words } from './schema';

/** What became of the file behind an attachment: fetched, stored under its SHA-256, failed or too big. */
export class KeepAttachmentFiles1795320001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const lite = runner.connection.options.type === 'better-sqlite3';
    await runner.addColumns('attachment', [
      new TableColumn(words('state', 8, { default: "'waiting'" })),
      new TableColumn(words('sha256', 64, nullable)),
      new TableColumn(whole('attempt', { default: 0 })),
      new TableColumn(time('notBefore', { default: 0 })),
      new TableColumn(time('leaseUntil', nullable)),
      new TableColumn(words('leaseOwner', 36, nullable)),
      new TableColumn(words('failure', 200, nullable)),
      new TableColumn(flag('located')),
      new TableColumn({ ...longText('transcript', nullable), ...(lite ? { type: 'text' } : {}) }),
    ]);
    await runner.createIndex(
      'attachment',
      new TableIndex({ name: 'index_attachment_state_notBefore', columnNames: ['state', 'notBefore'] }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('attachment', 'index_attachment_state_notBefore');
    const added = ['state', 'sha256', 'attempt', 'notBefore', 'leaseUntil', 'leaseOwner', 'failure'];
    await runner.dropColumns('attachment', [...added, 'located', 'transcript']);
  }
}
