import { burdenByRole } from '../models/burden';
import { post, textFrom } from './post';
import { Street } from './street';

it('adds up by role what was asked of it last week, and names nobody', async () => {
  const street = await Street.open();
  try {
    await post(street, textFrom(street, 'wanggeyuan_yi', '帮 助', '7000000000000000001'));
    await post(street, textFrom(street, 'wanggeyuan_xin', '我的任务', '7000000000000000002'));
    const { database, office } = street.house;
    const rows = await burdenByRole(database, office.current().directory, {
      from: '2026-11-23',
      to: '2026-11-29',
      begins: 0,
      ends: Number.MAX_SAFE_INTEGER,
    });
    const of = (role: string) => rows.find((row) => row.role === role);
    expect(of('member')).toMatchObject({ people: 2, photos: 0, characters: 6, messages: 2 });
    expect(of('leader')).toMatchObject({ characters: 0, messages: 0 });
    expect(JSON.stringify(rows)).not.toMatch(/wanggeyuan/);
  } finally {
    await street.close();
  }
});
