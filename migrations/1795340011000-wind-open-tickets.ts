import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tickets that were open before clocks spoke: they speak from their date on, and know how far they went. */
export class WindOpenTickets1795340011000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      "UPDATE ticket SET remindAt = dueAt WHERE remindAt IS NULL AND state IN ('dispatched', 'handling', 'returned')",
    );
    await runner.query("UPDATE ticket SET level = 'street' WHERE level = 'grid' AND desk IS NOT NULL");
  }

  /** Nothing to take back: the columns go with their own migration. */
  down(): Promise<void> {
    return Promise.resolve();
  }
}
