import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { flag, longText, nullable, time } from './schema';

/** 公开方式, 告知 and 核对, and the five fields of a hard case: what the county's volume asks for. */
export class CareForDispute1795430001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const lite = runner.connection.options.type === 'better-sqlite3';
    await runner.addColumns('dispute', [
      new TableColumn(flag('isPublic')),
      new TableColumn(time('informedAt', nullable)),
      new TableColumn(time('identifiedAt', nullable)),
      new TableColumn({ ...longText('plan', nullable), ...(lite ? { type: 'text' } : {}) }),
      new TableColumn(time('hardSince', nullable)),
      new TableColumn(time('planBy', nullable)),
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumns('dispute', [
      'isPublic',
      'informedAt',
      'identifiedAt',
      'plan',
      'hardSince',
      'planBy',
    ]);
  }
}
