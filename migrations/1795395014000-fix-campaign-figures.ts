import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { longText, nullable } from './schema';

/** What the last card of a campaign said. */
export class FixCampaignFigures1795395014000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const lite = runner.connection.options.type === 'better-sqlite3';
    await runner.addColumn(
      'campaign',
      new TableColumn({ ...longText('finalCounts', nullable), ...(lite ? { type: 'text' } : {}) }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('campaign', 'finalCounts');
  }
}
