import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, longText, time, whole, words } from './schema';

export class CreateBulletin1795361003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'bulletin',
      [
        id(),
        words('kind', 8),
        whole('gridId'),
        words('fromDay', 10),
        words('toDay', 10),
        time('publishedAt'),
        longText('figures'),
        longText('content'),
      ],
      { unique: [['kind', 'gridId', 'fromDay']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('bulletin');
  }
}
