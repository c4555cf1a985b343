import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, whole, words } from './schema';

export class CreateIdentity1795219205000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'identity',
      [id(), whole('personId'), words('channel', 8), words('account', 64), words('externalId', 64)],
      { unique: [['channel', 'externalId', 'account']], indexes: [['personId']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('identity');
  }
}
