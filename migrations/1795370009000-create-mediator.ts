import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, whole, words } from './schema';

export class CreateMediator1795370009000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'mediator',
      [
        id(),
        whole('personId'),
        words('studio', 40),
        words('hours', 60),
        words('phone', 40),
        words('words', 120),
        words('kinds', 120),
      ],
      { unique: [['personId']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('mediator');
  }
}
