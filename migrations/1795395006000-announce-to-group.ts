import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { nullable, whole } from './schema';

/** 通知 幸福社区工作群: the node whose work group gets it, and the correction when it is withdrawn. */
export class AnnounceToGroup1795395006000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('announcement', new TableColumn(whole('groupId', nullable)));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('announcement', 'groupId');
  }
}
