import type { Directory } from './directory';
import type { InboundMessage } from '../exchange/message';
import type { RoleName } from './person';
import type { Reader } from '../store/transaction';
import { marks } from '../tickets/workflow';

/** What was asked of the people of one role in a period: sums, never a person's own. */
export interface Burden {
  /** resident: everybody without a role. */
  role: RoleName | 'resident';
  people: number;
  /** Messages that rang. */
  pushes: number;
  photos: number;
  /** Characters typed, spaces left out. */
  characters: number;
  messages: number;
}

const PAGE = 1_000;

/** By role, for the days from `from` to `to` (YYYY-MM-DD) that begin and end at these moments. */
export async function burdenByRole(
  reader: Reader,
  directory: Directory,
  period: { from: string; to: string; begins: number; ends: number },
): Promise<Burden[]> {
  const pushes = await countedBy(
    reader,
    'SELECT personId, SUM(pushes) AS n FROM push_count WHERE day >= ? AND day <= ? GROUP BY personId',
    [period.from, period.to],
  );
  const photos = await countedBy(
    reader,
    "SELECT personId, COUNT(*) AS n FROM attachment WHERE kind = 'image' AND createdAt >= ? AND createdAt < ? GROUP BY personId",
    [period.begins, period.ends],
  );
  const typed = await typedBy(reader, period);
  const residents = await residentsIn(reader, directory, period);
  for (const [id, count] of residents) pushes.set(id, count);
  const roles = [...new Set(directory.roles.map(({ role }) => role))];
  const people = [
    ...roles.map((role) => ({ role, held: directory.withRole(role).map(({ personId }) => personId) })),
    {
      role: 'resident' as const,
      held: [...residents.keys(), ...photos.keys(), ...typed.messages.keys()].filter(
        (id) => directory.staff(id) === undefined,
      ),
    },
  ];
  return people.map(({ role, held }) => {
    const ids = [...new Set(held)];
    const sum = (counts: ReadonlyMap<number, number>): number =>
      ids.reduce((total, id) => total + (counts.get(id) ?? 0), 0);
    return {
      role,
      people: ids.length,
      pushes: sum(pushes),
      photos: sum(photos),
      characters: sum(typed.characters),
      messages: sum(typed.messages),
    };
  });
}

async function countedBy(
  reader: Reader,
  sql: string,
  values: readonly (string | number)[],
): Promise<Map<number, number>> {
  const rows = await reader.rows<{ personId: number; n: number | string }>(sql, values);
  return new Map(rows.map(({ personId, n }) => [personId, Number(n)]));
}

/** Messages to residents, building heads among them, that they had not just asked for. */
async function residentsIn(
  reader: Reader,
  directory: Directory,
  { begins, ends }: { begins: number; ends: number },
): Promise<Map<number, number>> {
  const told = await countedBy(
    reader,
    `SELECT personId, COUNT(*) AS n FROM outbound WHERE createdAt >= ? AND createdAt < ? AND notice IS NOT NULL
      AND personId IS NOT NULL GROUP BY personId`,
    [begins, ends],
  );
  return new Map([...told].filter(([id]) => !directory.isStaff(id)));
}

/** Lengths only; what was written stays where it is. */
async function typedBy(
  reader: Reader,
  { begins, ends }: { begins: number; ends: number },
): Promise<{ characters: Map<number, number>; messages: Map<number, number> }> {
  const characters = new Map<number, number>();
  const messages = new Map<number, number>();
  for (let after = 0; ;) {
    const rows = await reader.rows<Pick<InboundMessage, 'id' | 'personId' | 'content'>>(
      `SELECT id, personId, content FROM inbound WHERE id > ? AND kind IN (${marks(['text'])}) AND sentAt >= ? AND sentAt < ?
        AND personId IS NOT NULL ORDER BY id LIMIT ${PAGE}`,
      [after, 'text', begins, ends],
    );
    for (const { id, personId, content } of rows) {
      after = id;
      if (personId === null || content === null) continue;
      const { content: words } = JSON.parse(reader.vault.open(content)) as { content?: string };
      const length = Array.from((words ?? '').replace(/\s/g, '')).length;
      characters.set(personId, (characters.get(personId) ?? 0) + length);
      messages.set(personId, (messages.get(personId) ?? 0) + 1);
    }
    if (rows.length < PAGE) return { characters, messages };
  }
}
