import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { longText, nullable } from './schema';

/** Where a grid lies: GeoJSON Polygon or MultiPolygon, WGS-84. */
export class BoundGrid1795330001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const lite = runner.connection.options.type === 'better-sqlite3';
    const column = { ...longText('boundary', nullable), ...(lite ? { type: 'text' } : {}) };
    await runner.addColumn('grid', new TableColumn(column));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('grid', 'boundary');
  }
}
