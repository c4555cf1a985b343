import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, nullable, time, whole, words } from './schema';

export class CreateNewsWay1795310004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'news_way',
      [id(), whole('personId'), words('way', 8, nullable), time('askedAt'), time('chosenAt', nullable)],
      { unique: [['personId']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('news_way');
  }
}
