import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, longText, nullable, time, whole } from './schema';

/** A ticket in the hands of an owner's firm: when it was asked, took it, and was done. */
export class CreateOutsideJob1795342007000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'outside_job',
      [
        id(),
        whole('ticketId'),
        whole('ownerId'),
        time('askedAt'),
        time('toldAt', nullable),
        whole('takenBy', nullable),
        time('takenAt', nullable),
        time('doneAt', nullable),
        time('returnedAt', nullable),
        longText('note'),
      ],
      { indexes: [['ticketId'], ['ownerId', 'doneAt']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('outside_job');
  }
}
