import { TableColumn, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { nullable, whole, words } from './schema';

const columns = [words('code', 16, nullable), whole('placeId', nullable)];
const INDEX = 'unique_patrol_point_code';

export class CodePatrolPoint1795385020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const column of columns) await runner.addColumn('patrol_point', new TableColumn(column));
    await runner.createIndex(
      'patrol_point',
      new TableIndex({ name: INDEX, columnNames: ['code'], isUnique: true }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('patrol_point', INDEX);
    for (const { name } of columns) await runner.dropColumn('patrol_point', name);
  }
}
