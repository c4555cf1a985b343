import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, nullable, time, whole, words } from './schema';

export class CreateCallUpAnswer1795470009000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'call_up_answer',
      [
        id(),
        whole('callUpId'),
        whole('personId'),
        words('answer', 8, nullable),
        time('calledAt'),
        time('answeredAt', nullable),
      ],
      { unique: [['callUpId', 'personId']], indexes: [['calledAt']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('call_up_answer');
  }
}
