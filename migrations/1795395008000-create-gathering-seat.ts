import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, flag, id, nullable, whole } from './schema';

export class CreateGatheringSeat1795395008000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'gathering_seat',
      [
        id(),
        whole('gatheringId'),
        whole('personId'),
        whole('placeId', nullable),
        whole('number'),
        flag('waiting'),
      ],
      { unique: [['gatheringId', 'personId']], indexes: [['personId']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('gathering_seat');
  }
}
