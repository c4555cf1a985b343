import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, whole, words } from './schema';

/** 派单: category × owner of the place → whose job it is. */
export class CreateRoutingRule1795342004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'routing_rule',
      [id(), whole('gridId'), words('category', 4), words('ownerKind', 16), words('target', 40)],
      { unique: [['gridId', 'category', 'ownerKind']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('routing_rule');
  }
}
