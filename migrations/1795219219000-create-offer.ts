import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, longText, time, whole } from './schema';

export class CreateOffer1795219219000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'offer',
      [id(), whole('personId'), longText('choices'), whole('question'), time('expiresAt')],
      { unique: [['personId']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('offer');
  }
}
