import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';

const before = new TableIndex({
  name: 'index_ticket_handlerId_state',
  columnNames: ['handlerId', 'state'],
});
const after = new TableIndex({
  name: 'index_ticket_handlerId_state_doneAt',
  columnNames: ['handlerId', 'state', 'doneAt'],
});

/** A picture asks what its sender finished in the last two minutes: without the time that was all he ever did. */
export class IndexWorkDone1795342008000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createIndex('ticket', after);
    await runner.dropIndex('ticket', before);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.createIndex('ticket', before);
    await runner.dropIndex('ticket', after);
  }
}
