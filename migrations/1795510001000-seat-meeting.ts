import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { nullable, whole, words } from './schema';

/** One meeting in another room, or led by another than its series. */
export class SeatMeeting1795510001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('meeting', new TableColumn(words('room', 60, nullable)));
    await runner.addColumn('meeting', new TableColumn(whole('chairId', nullable)));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('meeting', 'chairId');
    await runner.dropColumn('meeting', 'room');
  }
}
