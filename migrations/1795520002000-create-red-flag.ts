import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, time, whole, words } from './schema';

export class CreateRedFlag1795520002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'red_flag',
      [
        id(),
        whole('communityId'),
        whole('gridId'),
        words('month', 7),
        whole('answeredMet'),
        whole('answeredOf'),
        whole('onTimeMet'),
        whole('onTimeOf'),
        whole('firstTimeMet'),
        whole('firstTimeOf'),
        time('namedAt'),
      ],
      { unique: [['gridId', 'month']], indexes: [['communityId', 'month']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('red_flag');
  }
}
