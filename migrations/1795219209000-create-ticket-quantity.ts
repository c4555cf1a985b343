import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, whole, words } from './schema';

export class CreateTicketQuantity1795219209000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'ticket_quantity',
      [id(), whole('ticketId'), words('item', 40), whole('amountThousandths'), words('unit', 16)],
      { indexes: [['ticketId']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('ticket_quantity');
  }
}
