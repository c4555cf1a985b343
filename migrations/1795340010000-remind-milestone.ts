import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { nullable, time } from './schema';

/** A milestone that was missed is spoken of once. */
export class RemindMilestone1795340010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('milestone', new TableColumn(time('remindedAt', nullable)));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('milestone', 'remindedAt');
  }
}
