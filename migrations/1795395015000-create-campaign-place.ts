import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, nullable, whole } from './schema';

export class CreateCampaignPlace1795395015000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'campaign_place',
      [id(), whole('campaignId'), whole('placeId'), whole('personId', nullable)],
      { unique: [['campaignId', 'placeId']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('campaign_place');
  }
}
