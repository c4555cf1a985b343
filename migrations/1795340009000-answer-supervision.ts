import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { longText, nullable, time } from './schema';

/** 督办 is a numbered order with what it asks and its reply. */
export class AnswerSupervision1795340009000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const lite = runner.connection.options.type === 'better-sqlite3';
    const text = (name: string): TableColumn =>
      new TableColumn({ ...longText(name, nullable), ...(lite ? { type: 'text' } : {}) });
    await runner.addColumns('supervision', [
      text('words'),
      text('reply'),
      new TableColumn(time('repliedAt', nullable)),
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumns('supervision', ['words', 'reply', 'repliedAt']);
  }
}
