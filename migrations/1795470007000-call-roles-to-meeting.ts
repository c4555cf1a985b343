import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { words } from './schema';

export class CallRolesToMeeting1795470007000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const roles = words('roles', 120, { default: "''" });
    await runner.addColumn('meeting_series', new TableColumn(roles));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('meeting_series', 'roles');
  }
}
