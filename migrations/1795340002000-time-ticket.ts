import { TableColumn, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { nullable, time, whole, words } from './schema';

const COLUMNS = [
  words('level', 12, { default: "'grid'" }),
  words('solvedLevel', 12, nullable),
  whole('ownerId', nullable),
  time('arrivedAt', nullable),
  time('acceptBy', nullable),
  time('verifyBy', nullable),
  time('clockFrom', nullable),
  whole('clockMinutes', nullable),
  words('clockUnit', 8, nullable),
  time('remindAt', nullable),
  time('resumeAt', nullable),
  time('renewBy', nullable),
  words('verifiedBy', 12, nullable),
];
const INDEX = 'index_ticket_remindAt';

/** The clocks of a ticket, how far it went, and who answers for it. */
export class TimeTicket1795340002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumns(
      'ticket',
      COLUMNS.map((column) => new TableColumn(column)),
    );
    await runner.createIndex('ticket', new TableIndex({ name: INDEX, columnNames: ['remindAt'] }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('ticket', INDEX);
    await runner.dropColumns(
      'ticket',
      COLUMNS.map(({ name }) => name),
    );
  }
}
