import { TableColumn, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { flag, nullable, time, whole, words } from './schema';

const none = { default: 0 };

/** A dispute gets a way of its own: kind, clocks, agreement, and what is counted of it. */
export class WidenDispute1795370001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumns(
      'dispute',
      columns.map((column) => new TableColumn(column)),
    );
    const index = { name: 'index_dispute_state_contactBy', columnNames: ['state', 'contactBy'] };
    await runner.createIndex('dispute', new TableIndex(index));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('dispute', 'index_dispute_state_contactBy');
    await runner.dropColumns(
      'dispute',
      columns.map(({ name }) => name),
    );
  }
}

const columns = [
  words('kind', 12, { default: "'other'" }),
  words('tier', 12, { default: "'simple'" }),
  words('source', 12, { default: "'applied'" }),
  words('placeKey', 64, nullable),
  flag('heated'),
  time('contactBy', nullable),
  time('contactedAt', nullable),
  time('begunAt', nullable),
  time('limitAt', nullable),
  whole('warned', none),
  flag('extended'),
  time('touchedAt', none),
  words('form', 8, nullable),
  time('agreedAt', nullable),
  time('effectiveAt', nullable),
  time('performBy', nullable),
  time('performedAt', nullable),
  time('revisitAt', nullable),
  time('endedAt', nullable),
  words('ending', 16, nullable),
  time('amountFen', nullable),
  words('desk', 40, nullable),
  whole('fileNumber', nullable),
  whole('fileYear', nullable),
  words('confirmation', 12, nullable),
  whole('confirmReminded', none),
  time('erasedAt', nullable),
];
