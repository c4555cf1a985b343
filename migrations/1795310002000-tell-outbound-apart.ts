import { TableColumn, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { nullable, whole, words } from './schema';

/** What a message is (for the budgets), to whom, why it failed, and what tells equal texts apart. */
export class TellOutboundApart1795310002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumns('outbound', [
      new TableColumn(words('notice', 12, nullable)),
      new TableColumn(whole('personId', nullable)),
      new TableColumn(words('cause', 40, nullable)),
      new TableColumn(words('digest', 64, nullable)),
    ]);
    await runner.createIndices('outbound', [
      new TableIndex({ name: 'index_outbound_lane_createdAt', columnNames: ['lane', 'createdAt'] }),
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('outbound', 'index_outbound_lane_createdAt');
    await runner.dropColumns('outbound', ['notice', 'personId', 'cause', 'digest']);
  }
}
