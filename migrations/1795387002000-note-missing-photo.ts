import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { nullable, words } from './schema';

/** 没拍: why a result has no picture although its category asks for one. */
export class NoteMissingPhoto1795387002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('ticket', new TableColumn(words('withoutPhoto', 60, nullable)));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('ticket', 'withoutPhoto');
  }
}
