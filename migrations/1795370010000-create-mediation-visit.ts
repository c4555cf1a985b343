import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, time, whole, words } from './schema';

export class CreateMediationVisit1795370010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'mediation_visit',
      [id(), whole('mediatorId'), whole('gridId'), time('at'), whole('persons'), words('what', 20)],
      { indexes: [['at']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('mediation_visit');
  }
}
