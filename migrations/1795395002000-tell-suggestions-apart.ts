import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { nullable, whole, words } from './schema';

/** 民情 from a round goes to the community; 意见 on the service to the office. */
export class TellSuggestionsApart1795395002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('feedback', new TableColumn(words('kind', 12, { default: "'service'" })));
    await runner.addColumn('feedback', new TableColumn(whole('gridId', nullable)));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('feedback', 'gridId');
    await runner.dropColumn('feedback', 'kind');
  }
}
