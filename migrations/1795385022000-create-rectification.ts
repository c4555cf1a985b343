import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, longText, nullable, time, whole, words } from './schema';

export class CreateRectification1795385022000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'rectification',
      [
        id(),
        whole('ticketId'),
        whole('gridId'),
        words('unit', 60),
        longText('demand'),
        words('dueDay', 10),
        whole('issuedBy'),
        time('issuedAt'),
        whole('checkerId'),
        time('remindedAt', nullable),
        words('state', 8),
        time('recheckedAt', nullable),
        whole('recheckedBy', nullable),
        longText('result', nullable),
        words('passedTo', 40, nullable),
      ],
      { indexes: [['ticketId'], ['state', 'dueDay']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('rectification');
  }
}
