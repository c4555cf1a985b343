import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { nullable, whole, words } from './schema';

/** Who keeps a place in order: the kind, and the office or firm where one is known. */
export class OwnPlace1795342002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('place', new TableColumn(words('ownerKind', 16, nullable)));
    await runner.addColumn('place', new TableColumn(whole('ownerId', nullable)));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('place', 'ownerId');
    await runner.dropColumn('place', 'ownerKind');
  }
}
