import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { post, textFrom } from './post';
import { Street } from './street';

/** Real messages lie beside the project, never in it. */
const corpus = path.join(__dirname, '../../shared/corpus/messages.jsonl');
const COUNT = 240;

const whenPresent = existsSync(corpus) ? describe : describe.skip;

whenPresent('real messages (../shared/corpus/messages.jsonl)', () => {
  const texts = (): string[] =>
    readFileSync(corpus, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .slice(0, COUNT)
      .map((line) => (JSON.parse(line) as { text: string }).text);

  test('through the front door: none crashes, each is stored and answered', async () => {
    const street = await Street.open();
    const all = texts();
    expect(all.length).toBeGreaterThanOrEqual(200);
    for (const [at, text] of all.entries()) {
      street.clock.advance(4_000);
      // Every message from somebody else: a first word each time, no conversation before it.
      const { status } = await post(street, textFrom(street, `person-${at}`, text, `74${at}`));
      expect(status).toBe(200);
    }
    expect(await street.rows("SELECT failure FROM inbound WHERE result <> 'answered'")).toEqual([]);
    expect(await street.count('inbound', "channel = 'app'")).toBe(all.length);
    // Each got a text in the answer, or a card by the outbox.
    const unanswered = await street.rows(
      `SELECT i.id FROM inbound i WHERE i.reply IS NULL AND NOT EXISTS
        (SELECT 1 FROM outbound o WHERE o.lane LIKE ${street.house.database.kind === 'sqlite' ? "'%' || i.externalId || '%'" : "CONCAT('%', i.externalId, '%')"})`,
    );
    expect(unanswered).toEqual([]);
    expect(street.errors).toEqual([]);
    await street.close();
  });

  test('through customer service, in pieces', async () => {
    const street = await Street.open();
    const jia = street.player('居民甲');
    for (const text of texts().slice(0, 40)) {
      await jia.says(text.slice(0, 600));
      await street.settle();
      street.clock.advance(60_000);
      const newest = jia.messages().at(-1);
      expect(newest?.from).toBe('bot');
    }
    expect(await street.rows("SELECT failure FROM inbound WHERE result IN ('failed', 'new')")).toEqual([]);
    expect(street.errors).toEqual([]);
    await street.close();
  });
});
