import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, longText, nullable, time, whole, words } from './schema';

export class CreateAnnouncement1795380006000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'announcement',
      [
        id(),
        whole('authorId'),
        whole('gridId'),
        words('audience', 60),
        longText('text'),
        time('sendAt'),
        time('sentAt', nullable),
        time('reviewedAt', nullable),
        time('withdrawnAt', nullable),
      ],
      {
        indexes: [
          ['sentAt', 'sendAt'],
          ['reviewedAt', 'sentAt'],
        ],
      },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('announcement');
  }
}
