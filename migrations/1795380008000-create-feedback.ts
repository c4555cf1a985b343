import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, longText, nullable, time, whole } from './schema';

export class CreateFeedback1795380008000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'feedback',
      [
        id(),
        whole('personId'),
        longText('content'),
        time('givenAt'),
        time('dueAt'),
        whole('answeredBy', nullable),
        longText('answer', nullable),
        time('answeredAt', nullable),
      ],
      { indexes: [['answeredAt', 'dueAt']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('feedback');
  }
}
