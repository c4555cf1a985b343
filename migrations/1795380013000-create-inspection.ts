import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, nullable, time, whole, words } from './schema';

export class CreateInspection1795380013000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'inspection',
      [
        id(),
        words('template', 40),
        whole('placeId'),
        whole('gridId'),
        whole('personId'),
        time('begunAt'),
        time('endedAt', nullable),
        whole('items'),
      ],
      { indexes: [['gridId', 'template', 'placeId']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('inspection');
  }
}
