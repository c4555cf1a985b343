import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';

const index = new TableIndex({
  name: 'index_ticket_placeId_category_reportedAt',
  columnNames: ['placeId', 'category', 'reportedAt'],
});

/** Whether the same was reported at a place before is asked with every report. */
export class IndexRepeatedPlaces1795387004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createIndex('ticket', index);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('ticket', index);
  }
}
