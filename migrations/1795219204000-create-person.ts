import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, nullable, time, whole, words } from './schema';

export class CreatePerson1795219204000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'person', [
      id(),
      words('name', 60, nullable),
      whole('placeId', nullable),
      whole('dialogueId', nullable),
      time('createdAt'),
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('person');
  }
}
