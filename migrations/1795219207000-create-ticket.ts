import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, flag, id, longText, nullable, time, whole, words } from './schema';

export class CreateTicket1795219207000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'ticket',
      [
        id(),
        words('state', 16),
        whole('version'),
        words('category', 4),
        whole('gridId'),
        whole('placeId', nullable),
        words('placeText', 120),
        words('subject', 60),
        longText('description'),
        words('urgency', 16),
        words('channel', 8),
        words('source', 16),
        whole('reporterId'),
        whole('handlerId', nullable),
        words('desk', 40, nullable),
        flag('confirmed'),
        whole('round'),
        time('reportedAt'),
        time('filedAt', nullable),
        time('acceptedAt', nullable),
        time('doneAt', nullable),
        time('closedAt', nullable),
        time('ratedAt', nullable),
        time('lookBy', nullable),
        time('dueAt', nullable),
        longText('result', nullable),
        whole('rating', nullable),
      ],
      {
        indexes: [
          ['reporterId', 'reportedAt'],
          ['handlerId', 'state'],
          ['gridId', 'state'],
          ['state', 'dueAt'],
        ],
      },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('ticket');
  }
}
