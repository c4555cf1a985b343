import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { nullable, time } from './schema';

/** WeCom said that this account can't be reached (invaliduser); empty again once something arrives. */
export class NoteUnreachableIdentity1795310001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('identity', new TableColumn(time('unreachableAt', nullable)));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('identity', 'unreachableAt');
  }
}
