import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { nullable, words } from './schema';

/** Which version of the privacy notice a person was shown. */
export class NotePrivacyNotice1795320008000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('person', new TableColumn(words('privacyVersion', 16, nullable)));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('person', 'privacyVersion');
  }
}
