import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, longText, nullable, time, whole, words } from './schema';

export class CreateInbound1795219215000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'inbound',
      [
        id(),
        words('messageKey', 96),
        words('channel', 8),
        words('kind', 40),
        whole('personId', nullable),
        words('account', 64, nullable),
        words('externalId', 64, nullable),
        longText('content', nullable),
        longText('reply', nullable),
        words('result', 16),
        longText('failure', nullable),
        words('reference', 12, nullable),
        time('sentAt'),
        time('receivedAt'),
        time('handledAt', nullable),
      ],
      { unique: [['messageKey']], indexes: [['result', 'account'], ['handledAt']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('inbound');
  }
}
