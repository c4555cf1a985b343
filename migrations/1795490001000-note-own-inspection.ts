import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { nullable, whole } from './schema';

/** 自查: the firm that went through the sheet itself. */
export class NoteOwnInspection1795490001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('inspection', new TableColumn(whole('ownerId', nullable)));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('inspection', 'ownerId');
  }
}
