import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { nullable, whole } from './schema';

/** A building head's role reaches one building only. */
export class ScopeRoleToBuilding1795341001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('role', new TableColumn(whole('placeId', nullable)));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('role', 'placeId');
  }
}
