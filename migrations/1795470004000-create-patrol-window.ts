import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, flag, id, longText, whole, words } from './schema';

export class CreatePatrolWindow1795470004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'patrol_window',
      [
        id(),
        whole('gridId'),
        words('name', 40),
        words('startsAt', 5),
        words('endsAt', 5),
        words('days', 8),
        words('season', 16),
        longText('spots'),
        flag('reminds'),
      ],
      { unique: [['gridId', 'name']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('patrol_window');
  }
}
