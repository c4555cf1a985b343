import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, flag, id, whole, words } from './schema';

export class CreateActivityQuantity1795380002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'activity_quantity',
      [
        id(),
        whole('activityId'),
        words('item', 40),
        whole('amountThousandths'),
        words('unit', 16),
        flag('approximate'),
      ],
      { indexes: [['activityId']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('activity_quantity');
  }
}
