import type { MigrationInterface, QueryRunner } from 'typeorm';

/** MySQL's default collation takes two residents whose ids differ only in case for one. SQLite compares bytes anyway. */
export class UseBinaryCollation1795219200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    if (runner.connection.options.type === 'better-sqlite3') return;
    await runner.query('ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_bin');
  }

  async down(): Promise<void> {
    // The collation of a database says nothing about its tables; there is nothing to take back.
  }
}
