import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { nullable, whole } from './schema';

/** 15分钟内回复: after how many minutes the author hears who has not confirmed; null = as it was before, half an hour. */
export class TimeAnnouncementReview1795500002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('announcement', new TableColumn(whole('reviewMinutes', nullable)));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('announcement', 'reviewMinutes');
  }
}
