import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { words } from './schema';

/** `contacts`: given by a rule of the address book, and taken back by it; `sheet`: by the office's own list. */
export class TellWhereRolesComeFrom1795320007000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('role', new TableColumn(words('origin', 8, { default: "'sheet'" })));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('role', 'origin');
  }
}
