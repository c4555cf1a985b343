import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, time, whole } from './schema';

/** Who else wants to hear how a ticket ends, and the index by which the same problem is found again. */
export class CreateFollower1795309000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'follower', [id(), whole('ticketId'), whole('personId'), time('since')], {
      unique: [['ticketId', 'personId']],
    });
    await runner.query('CREATE INDEX index_ticket_placeId_state ON ticket (placeId, state)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      runner.connection.options.type === 'better-sqlite3'
        ? 'DROP INDEX index_ticket_placeId_state'
        : 'DROP INDEX index_ticket_placeId_state ON ticket',
    );
    await runner.dropTable('follower');
  }
}
