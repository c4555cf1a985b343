import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, flag, id, longText, nullable, time, whole, words } from './schema';

export class CreateAssessmentObjection1795382002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'assessment_objection',
      [
        id(),
        whole('personId'),
        whole('ticketId'),
        words('result', 10),
        longText('content'),
        time('raisedAt'),
        time('dueAt'),
        whole('decidedBy', nullable),
        flag('upheld'),
        longText('answer', nullable),
        time('decidedAt', nullable),
      ],
      { unique: [['personId', 'ticketId', 'result']], indexes: [['decidedAt', 'dueAt']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('assessment_objection');
  }
}
