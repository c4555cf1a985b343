import { readPaperId, readPhotoId } from '../../notices/figures/paper-news';
import { drawFor, photoFor } from '../../jobs/papers/paper-shelf';
import { FileFolder } from '../../models/exchange/file-folder';
import { handlers } from '../../handlers';
import { converse } from '../../handlers/turn/converse';
import { silence, type Turn } from '../../handlers/turn/turn';
import { contactOf } from '../../models/staff/persons';
import type { OutboundRequest } from '../../bot/outbox';
import type { Person } from '../../models/staff/person';
import { one, type Transaction } from '../../models/store/transaction';
import type { Street } from '../street';
import { leaksIn } from './case';

/** A way in: words somebody writes, or a button somebody presses (also one he was never shown). */
export interface Door {
  name: string;
  text?: string;
  key?: string;
}

/** Rests a button's key may have; each is tried. */
const rests = ['M0001', 'D1', 'T0001', 'M0001_AB', 'M0001_yes'];
const more = [
  'M0001_0',
  'M0001_all',
  'M0001_agreement',
  'M0001_dossier',
  'M0001_good',
  'M0001_asked',
  'M0001_apart',
  'M0001_facts_content',
  'M0001_1',
  'M0001_A',
  'M0001_P1',
  'M0001_P2',
  'M0001_L1',
  'M0001_content',
  'M0001_party',
  'M0001_both',
  'M0001_no',
  'M0001_week',
  'I1',
  'B1',
];

const button = (intent: string, action: string, rest: string): Door => ({
  name: `按 ${intent}_${action}_${rest}`,
  key: `${intent}_${action}_${rest}`,
});

/** Every command there is, alone and with each of these behind it, taken from the handlers themselves. */
export const spoken = (behind: readonly string[]): Door[] =>
  handlers.flatMap(({ commands = [] }) =>
    commands.flatMap(({ words }) =>
      ['', ...behind].map((rest): Door => {
        const text = `${words[0] ?? ''} ${rest}`.trim();
        return { name: `说“${text}”`, text };
      }),
    ),
  );

/** Every command and every button of every conversation there is. */
const doors: readonly Door[] = [
  ...spoken(['M-0001', 'T-0001']),
  ...handlers.flatMap(({ intent, confidential, press = {} }) =>
    Object.keys(press).flatMap((action) =>
      [...rests, ...(confidential === true ? more : [])].map((rest) => button(intent, action, rest)),
    ),
  ),
];

/** Every button there is with each of these rests. */
export const pressed = (behind: readonly string[]): Door[] =>
  handlers.flatMap(({ intent, press = {} }) =>
    Object.keys(press).flatMap((action) => behind.map((rest) => button(intent, action, rest))),
  );

/** Rights are the same on every database: away from the file on this machine each button is tried once. */
export const doorsOn = (kind: string): readonly Door[] =>
  kind === 'sqlite'
    ? doors
    : doors.filter(({ text, key }) => (key ?? '').endsWith('_M0001') || text?.endsWith('M-0001') === true);

/** The secrets a text holds. */
export type Leaks = (text: string) => string[];

/** Nothing of it stays. */
class Undo extends Error {}

/**
 * Goes through one door as this person, in a transaction that is taken back, and gives the secrets that came out:
 * in the answer, in what was queued for him, and in what was queued for others (named with whom).
 */
export async function tryDoor(
  street: Street,
  personId: number,
  door: Door,
  leaks: Leaks = leaksIn,
): Promise<string[]> {
  const found: string[] = [];
  const { database } = street.house;
  try {
    await database.write(async (tx) => {
      const turn = await turnOf(street, tx, personId, door);
      const before = await one<{ n: number | null }>(tx, 'SELECT MAX(id) AS n FROM outbound');
      const answer = await converse(turn).catch((error: unknown) => ({ text: String(error) }));
      found.push(...leaks(JSON.stringify(answer ?? '')));
      const queued = await tx.rows<{ lane: string; payload: string }>(
        'SELECT lane, payload FROM outbound WHERE id > ?',
        [before?.n ?? 0],
      );
      for (const { lane, payload } of queued) {
        const opened = tx.vault.open(payload);
        const own = lane.endsWith(`:${turn.contact.externalId}`);
        found.push(...leaks(opened).map((secret) => (own ? secret : `${secret}→${lane}`)));
        found.push(...(await paperLeaks(street, tx, JSON.parse(opened) as OutboundRequest)));
      }
      throw new Undo();
    });
  } catch (error) {
    if (!(error instanceof Undo)) throw new Error(`${door.name}: ${String(error)}`, { cause: error });
  }
  return [...new Set(found)];
}

/** What a work group would read when this person says it there: nothing of any file, not even of his own. */
export async function saidInGroup(
  street: Street,
  personId: number,
  door: Door,
  leaks: Leaks = leaksIn,
): Promise<string[]> {
  let read = '';
  await street.house.database
    .write(async (tx) => {
      const turn = await turnOf(street, tx, personId, door);
      const answer = await converse({ ...turn, robot: { inGroup: true, late: null } }).catch(() => null);
      read = answer?.group ?? '';
      throw new Undo();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
  return leaks(read);
}

/** A paper is drawn when it goes out: whether it would be, for whom. */
async function paperLeaks(
  { house, clock }: Street,
  tx: Transaction,
  request: OutboundRequest,
): Promise<string[]> {
  if (request.kind !== 'app.message' || !('own' in request.message)) return [];
  const { id } = request.message.own;
  const [paper, photo] = [readPaperId(id), readPhotoId(id)];
  const database = tx as unknown as typeof house.database;
  const folder = new FileFolder(house.config.mediaFolder);
  const options = { database, office: house.office.current, clock, folder };
  if (paper !== null) return (await drawFor(options, paper)) === null ? [] : ['文书'];
  return photo === null || (await photoFor(options, photo)) === null ? [] : ['照片'];
}

async function turnOf(
  { house, clock }: Street,
  tx: Transaction,
  personId: number,
  door: Door,
): Promise<Turn> {
  const person = await one<Person>(tx, 'SELECT * FROM person WHERE id = ?', [personId]);
  const contact = await contactOf(tx, personId);
  if (!person || !contact) throw new Error(`no person ${personId}`);
  return {
    context: { tx, office: house.office.current(), now: clock.now(), actorId: personId },
    // Nobody is in the middle of something else.
    person: Object.assign({}, person, { dialogueId: null }),
    contact,
    input: { ...silence, text: door.text ?? '', key: door.key ?? null, onCard: door.key !== undefined },
  };
}
