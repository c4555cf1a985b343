import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, nullable, time, whole, words } from './schema';

export class CreateInspectionPlace1795385019000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'inspection_place',
      [
        id(),
        whole('gridId'),
        words('template', 40),
        whole('placeId'),
        whole('everyDays', nullable),
        time('addedAt'),
        time('remindedAt', nullable),
      ],
      { unique: [['placeId', 'template']], indexes: [['gridId']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('inspection_place');
  }
}
