import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, nullable, time, whole } from './schema';

export class CreateVoiceReport1795320005000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'voice_report',
      [id(), whole('ticketId'), time('listenBy'), time('heardAt', nullable), time('raisedAt', nullable)],
      { unique: [['ticketId']], indexes: [['heardAt', 'listenBy']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('voice_report');
  }
}
