import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { longText, nullable } from './schema';

/** 调解码, sealed, as long as it is open: with a new DATA_KEY its hash is another, and the code has to go on working. */
export class KeepPartyCode1795460002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const lite = runner.connection.options.type === 'better-sqlite3';
    const column = longText('code', nullable);
    await runner.addColumn('party_link', new TableColumn(lite ? { ...column, type: 'text' } : column));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('party_link', 'code');
  }
}
