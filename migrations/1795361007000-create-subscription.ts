import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, flag, id, words, whole } from './schema';

export class CreateSubscription1795361007000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'subscription', [id(), whole('personId'), words('digest', 8), flag('wanted')], {
      unique: [['personId', 'digest']],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('subscription');
  }
}
