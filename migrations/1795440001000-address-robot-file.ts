import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { longText, nullable } from './schema';

/** Where a file lies that somebody sent to the 智能机器人, for the five minutes it does: sealed, and gone once it is here. */
export class AddressRobotFile1795440001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const lite = runner.connection.options.type === 'better-sqlite3';
    const address = { ...longText('address', nullable), ...(lite ? { type: 'text' } : {}) };
    await runner.addColumn('attachment', new TableColumn(address));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('attachment', 'address');
  }
}
