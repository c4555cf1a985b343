import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, longText, nullable, whole, words } from './schema';

export class CreateGrid1795219201000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'grid',
      [
        id(),
        words('level', 16),
        words('name', 60),
        whole('parentId', nullable),
        longText('groupKey', nullable),
        words('phone', 40, nullable),
      ],
      { indexes: [['parentId']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('grid');
  }
}
