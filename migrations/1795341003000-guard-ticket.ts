import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { flag, nullable, whole, words } from './schema';

/** How a ticket may travel (open, guarded, tip_off, complaint), and whom it passes by. */
export class GuardTicket1795341003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumns('ticket', [
      new TableColumn(words('travels', 10, { default: "'open'" })),
      new TableColumn(flag('anonymous')),
      new TableColumn(whole('aboutId', nullable)),
      new TableColumn(words('aboutDesk', 40, nullable)),
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumns('ticket', ['travels', 'anonymous', 'aboutId', 'aboutDesk']);
  }
}
