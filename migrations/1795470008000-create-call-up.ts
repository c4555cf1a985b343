import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, longText, nullable, time, whole } from './schema';

export class CreateCallUp1795470008000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'call_up',
      [
        id(),
        whole('authorId'),
        longText('content'),
        whole('wanted'),
        time('calledAt'),
        time('overAt'),
        time('enoughAt', nullable),
      ],
      { indexes: [['authorId', 'calledAt'], ['calledAt']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('call_up');
  }
}
