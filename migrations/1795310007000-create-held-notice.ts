import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, longText, nullable, time, whole, words } from './schema';

export class CreateHeldNotice1795310007000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'held_notice',
      [
        id(),
        whole('personId'),
        whole('ticketId', nullable),
        words('notice', 12),
        longText('content'),
        time('heldAt'),
        time('listedAt', nullable),
      ],
      { indexes: [['personId', 'listedAt']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('held_notice');
  }
}
