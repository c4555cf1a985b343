import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, longText, nullable, time, whole, words } from './schema';

export class CreateDialogue1795219218000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'dialogue',
      [
        id(),
        whole('personId'),
        words('intent', 24),
        longText('slots', nullable),
        time('createdAt'),
        time('dueAt', nullable),
        time('expiresAt'),
        time('closedAt', nullable),
      ],
      { indexes: [['personId'], ['closedAt', 'dueAt']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('dialogue');
  }
}
