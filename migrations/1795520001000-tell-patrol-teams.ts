import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { nullable, words } from './schema';

/** 夜巡队, 小区巡查队, 楼栋长队: which kind of team went on a patrol. */
export class TellPatrolTeams1795520001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('patrol', new TableColumn(words('team', 8, nullable)));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('patrol', 'team');
  }
}
