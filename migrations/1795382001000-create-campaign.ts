import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, longText, nullable, time, whole, words } from './schema';

export class CreateCampaign1795382001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'campaign',
      [
        id(),
        words('name', 40),
        whole('gridId'),
        words('fromDay', 10),
        words('untilDay', 10),
        longText('scope'),
        whole('openedBy'),
        time('openedAt'),
        time('endedAt', nullable),
        time('withdrawnAt', nullable),
      ],
      { indexes: [['gridId'], ['endedAt', 'untilDay']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('campaign');
  }
}
