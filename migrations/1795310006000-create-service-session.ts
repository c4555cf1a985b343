import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, nullable, time, words } from './schema';

export class CreateServiceSession1795310006000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'service_session',
      [
        id(),
        words('account', 64),
        words('externalId', 64),
        words('servicer', 64, nullable),
        time('touchedAt', nullable),
        time('spokenAt', nullable),
      ],
      { unique: [['account', 'externalId']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('service_session');
  }
}
