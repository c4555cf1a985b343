import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, longText, nullable, time, whole, words } from './schema';

export class CreateDispute1795219212000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'dispute',
      [
        id(),
        words('state', 16),
        whole('gridId'),
        whole('applicantId'),
        whole('registeredBy', nullable),
        whole('mediatorId', nullable),
        longText('content'),
        longText('placeText'),
        time('registeredAt'),
        time('acceptedAt', nullable),
      ],
      { indexes: [['gridId', 'registeredAt'], ['mediatorId']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('dispute');
  }
}
