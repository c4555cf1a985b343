import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { whole } from './schema';

const added = ['solvedInGrid', 'solvedInStreet', 'solvedInDistrict', 'confirmed', 'checked', 'unvisited'];

/** Which loop solved it, and who said so. What is there is counted anew in the first night. */
export class MeasureLevels1795361009000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumns(
      'daily_figure',
      added.map((name) => new TableColumn(whole(name, { default: 0 }))),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumns('daily_figure', added);
  }
}
