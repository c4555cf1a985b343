import { getMetadataArgsStorage } from 'typeorm';
import type { DisputeParty } from '../mediation/dispute';
import { entities } from '../entities';
import { disputesOf } from '../mediation/erase-dispute';
import { partOf } from '../mediation/party-data';
import { one, type Reader } from '../store/transaction';

/** Columns that name a person of whom the row tells. Staff named as those who acted are not of them. */
const NAMING = /^(personId|reporterId|followerId|residentId)$/;
/** What is about a dispute is gathered by itself: of a file everybody sees only his own part. */
const APART = /^(dispute|mediation|party_)/;
const SEALED = 'v1.';

export type PersonData = Record<string, Record<string, unknown>[]>;

/**
 * Everything that is kept about a person, table by table, sealed texts opened. The tables are read from the entities
 * themselves, so that a new one can't be forgotten.
 */
export async function personData(reader: Reader, personId: number): Promise<PersonData> {
  const data: PersonData = {
    person: await opened(reader, 'SELECT * FROM person WHERE id = ?', [personId]),
  };
  const reads = await readsFiles(reader, personId);
  for (const { table, column } of namingColumns()) {
    const rows = await opened(reader, `SELECT * FROM ${table} WHERE ${column} = ? ORDER BY id`, [personId]);
    const own = reads && SENT.has(table) ? [{ leftOut: rows.length }] : rows;
    if (rows.length > 0) data[table] = [...(data[table] ?? []), ...own];
  }
  const disputes = await ownParts(reader, personId);
  if (disputes.length > 0) data['dispute'] = disputes;
  return data;
}

/** What a mediator was shown stands in what was sent to him: it is of the parties, and not his to be handed out. */
const SENT: ReadonlySet<string> = new Set(['outbound', 'dialogue', 'offer', 'held_notice']);

/** Whether he has ever opened the file of a case. */
async function readsFiles(reader: Reader, personId: number): Promise<boolean> {
  const sql = "SELECT id FROM audit_entry WHERE personId = ? AND object LIKE 'dispute %' LIMIT 1";
  return (await one(reader, sql, [personId])) !== null;
}

function namingColumns(): { table: string; column: string }[] {
  const { tables, columns } = getMetadataArgsStorage();
  return entities.flatMap((entity) => {
    const table = tables.find(({ target }) => target === entity)?.name ?? '';
    if (APART.test(table) || table === 'person') return [];
    return columns
      .filter(({ target, propertyName }) => target === entity && NAMING.test(propertyName))
      .map(({ propertyName }) => ({ table, column: propertyName }));
  });
}

async function opened(
  reader: Reader,
  sql: string,
  values: readonly number[],
): Promise<Record<string, unknown>[]> {
  const rows = await reader.rows<Record<string, unknown>>(sql, values);
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([column, value]) => [column, unsealed(reader, value)])),
  );
}

const unsealed = ({ vault }: Reader, value: unknown): unknown =>
  typeof value === 'string' && value.startsWith(SEALED) ? vault.open(value) : value;

/** Her own parts of every mediation she asked for or is a party of. */
async function ownParts(reader: Reader, personId: number): Promise<Record<string, unknown>[]> {
  const parts: Record<string, unknown>[] = [];
  for (const dispute of await disputesOf(reader, personId)) {
    const party = await one<DisputeParty>(
      reader,
      'SELECT * FROM dispute_party WHERE disputeId = ? AND personId = ?',
      [dispute.id, personId],
    );
    const asked = dispute.applicantId === personId && dispute.registeredBy === null;
    parts.push(await partOf(reader, dispute, party, asked));
  }
  return parts;
}
