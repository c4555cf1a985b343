import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { nullable, whole } from './schema';

/** A complaint about a mediator passes by him (人民调解法 art. 15): whom it is about has to be known. */
export class NoteWhomFeedbackIsAbout1795460003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('feedback', new TableColumn(whole('aboutId', nullable)));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('feedback', 'aboutId');
  }
}
