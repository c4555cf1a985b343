import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, nullable, time, whole } from './schema';

export class CreateVolunteer1795395009000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'volunteer',
      [id(), whole('personId'), whole('gridId'), whole('placeId', nullable), time('since')],
      { unique: [['personId']], indexes: [['gridId']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('volunteer');
  }
}
