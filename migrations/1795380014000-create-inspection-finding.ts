import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, whole } from './schema';

export class CreateInspectionFinding1795380014000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'inspection_finding',
      [id(), whole('inspectionId'), whole('item'), whole('ticketId')],
      { indexes: [['inspectionId']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('inspection_finding');
  }
}
