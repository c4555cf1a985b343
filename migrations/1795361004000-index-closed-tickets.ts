import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';

const indexes = [
  ['gridId', 'closedAt'],
  ['gridId', 'reportedAt'],
].map((columnNames) => new TableIndex({ name: `index_ticket_${columnNames.join('_')}`, columnNames }));

/** Percentiles, places that came back and ledgers of a period are read by these. */
export class IndexClosedTickets1795361004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const index of indexes) await runner.createIndex('ticket', index);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const index of indexes) await runner.dropIndex('ticket', index);
  }
}
