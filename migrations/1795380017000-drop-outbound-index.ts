import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';

const index = new TableIndex({ name: 'index_outbound_state_notBefore', columnNames: ['state', 'notBefore'] });

/** The sender steps through the lanes (models/exchange/lanes.ts); nothing looks rows up by this index any more. */
export class DropOutboundIndex1795380017000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('outbound', index);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.createIndex('outbound', index);
  }
}
