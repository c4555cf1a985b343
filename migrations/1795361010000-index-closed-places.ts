import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';

const index = new TableIndex({
  name: 'index_ticket_placeId_closedAt',
  columnNames: ['placeId', 'closedAt'],
});

/** Whether something was closed at a place in the thirty days before a report is asked for each report of a period. */
export class IndexClosedPlaces1795361010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createIndex('ticket', index);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('ticket', index);
  }
}
