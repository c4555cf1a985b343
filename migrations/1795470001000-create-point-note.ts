import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, longText, time, whole } from './schema';

export class CreatePointNote1795470001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'point_note',
      [id(), whole('pointId'), whole('personId'), longText('content'), time('writtenAt')],
      { indexes: [['pointId', 'writtenAt'], ['writtenAt']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('point_note');
  }
}
