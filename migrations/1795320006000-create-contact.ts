import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, nullable, time, words } from './schema';

export class CreateContact1795320006000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'contact',
      [id(), words('userId', 64), words('name', 60), time('seenAt'), time('leftAt', nullable)],
      { unique: [['userId']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('contact');
  }
}
