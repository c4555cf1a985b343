import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { nullable, whole } from './schema';

/** 客服账号 of a street (or a community): who writes there without saying where, lives there. */
export class PlaceCustomerAccount1795450001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('customer_account', new TableColumn(whole('gridId', nullable)));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('customer_account', 'gridId');
  }
}
