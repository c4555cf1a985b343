import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, whole, words } from './schema';

export class CreatePatrolRating1795470005000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const sums = [
      'answers',
      'seenOften',
      'seenOnce',
      'seenNever',
      'mannerGood',
      'mannerFair',
      'mannerPoor',
      'amiss',
    ];
    await createTable(
      runner,
      'patrol_rating',
      [id(), whole('gridId'), words('month', 7), ...sums.map((name) => whole(name, { default: 0 }))],
      { unique: [['gridId', 'month']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('patrol_rating');
  }
}
