import { Street } from './street';

const NUMBERS = /30\.1234|120\.7654/;

test('a position decides the grid of its report and is kept nowhere', async () => {
  const street = await Street.open();
  try {
    const position = { latitude: 30.1234567, longitude: 120.7654321, label: '河边步道' };
    for (const who of ['居民乙', '居民庚']) {
      await street.player(who).says('垃圾桶满了没人清');
      await street.settle();
      await street.player(who).sendsLocation(position);
      await street.settle();
      await street.player(who).says('对');
      await street.settle();
    }
    const { database } = street.house;
    const tickets = await database.rows<{ grid: string; description: string; placeText: string }>(
      'SELECT g.name AS grid, t.description, t.placeText FROM ticket t JOIN grid g ON g.id = t.gridId',
    );
    expect(tickets.map(({ grid, placeText }) => `${grid} ${placeText}`)).toEqual([
      '第3网格 河边步道',
      '第3网格 河边步道',
    ]);
    const kept = await database.rows<{ content: string | null }>(
      "SELECT content FROM inbound WHERE kind LIKE '%location%'",
    );
    expect(kept).toHaveLength(2);
    for (const { content } of kept) expect(database.vault.open(content ?? '')).not.toMatch(NUMBERS);
    expect(JSON.stringify(tickets)).not.toMatch(NUMBERS);
    const dialogues = await database.rows<{ slots: string | null }>('SELECT slots FROM dialogue');
    expect(dialogues).not.toEqual([]);
    for (const { slots } of dialogues)
      expect(slots === null ? '' : database.vault.open(slots)).not.toMatch(NUMBERS);
  } finally {
    await street.close();
  }
});
