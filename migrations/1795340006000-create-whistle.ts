import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, longText, nullable, time, whole } from './schema';

/** 吹哨: several desks called to a place at a time, with one result sheet. */
export class CreateWhistle1795340006000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'whistle',
      [
        id(),
        whole('ticketId'),
        whole('calledBy'),
        time('calledAt'),
        time('meetAt'),
        longText('place'),
        longText('result', nullable),
        time('endedAt', nullable),
      ],
      { indexes: [['ticketId']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('whistle');
  }
}
