import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, longText, nullable, time, whole, words } from './schema';

export class CreatePublicNotice1795395004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'public_notice',
      [
        id(),
        whole('authorId'),
        whole('gridId'),
        words('kind', 16),
        longText('text'),
        time('sendAt'),
        time('postedAt', nullable),
        time('untilAt'),
        time('withdrawnAt', nullable),
      ],
      { indexes: [['untilAt'], ['postedAt', 'sendAt']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('public_notice');
  }
}
