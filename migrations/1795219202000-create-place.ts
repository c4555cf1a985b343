import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, longText, nullable, whole, words } from './schema';

export class CreatePlace1795219202000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'place',
      [
        id(),
        words('kind', 16),
        words('name', 80),
        words('number', 16, nullable),
        whole('units'),
        longText('aliases'),
        whole('gridId'),
        words('scene', 32, nullable),
      ],
      { unique: [['scene']], indexes: [['gridId']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('place');
  }
}
