import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rolesPage } from '../cli/roles-page';
import { touchDirectory } from '../models/office';
import { roleNames, type RoleName } from '../models/staff/person';
import { officeRights, type OfficeRight } from '../models/staff/rights';
import { insert } from '../models/store/transaction';
import { Street } from './street';

/** Who asks has no name of his own: he is made each role in turn. */
const WALKER = '居民庚';
type Standing = RoleName | 'resident';
const standings: readonly Standing[] = ['resident', ...roleNames];

/** What each reads by number: an ordinary matter, a neighbour's noise, 举报, a complaint about a member, one about himself. */
const expected: Record<Standing, string> = {
  resident: '态 态 态 态 态',
  building_head: '步 态 态 态 态',
  member: '全 全 全 态 态',
  leader: '全 全 全 全 态',
  dispatcher: '全 全 全 全 态',
  community_staff: '全 全 全 全 态',
  desk: '全 态 态 态 态',
  desk_lead: '全 态 态 态 态',
  mediator: '态 态 态 态 态',
  patron: '全 全 全 全 态',
  official: '全 全 全 全 态',
  administrator: '态 态 态 态 态',
};

/** Words by which each right is tried; those that are pressed elsewhere are walked in conversations 53, 55 and 57. */
const tried: Partial<Record<OfficeRight, string>> = {
  self_handle: '随手办 3号楼 小广告清了2处',
  report_for_others: '代报 电话 3号楼门禁坏了',
  transfer_in: '转入 工单编号：A-7\n诉求内容：3号楼楼道灯不亮',
  see_digest: '今日情况',
  see_overdue: '超期清单',
  keep_watch: '我来盯 T-0001',
  take_leave: '请假',
  configure: '回复模板 您好，{事项}已办结：{结果}',
};
const REFUSED = /要.{1,30}来做|工作人员用的|由网格长来定/;

describe('roles', () => {
  let street: Street;
  beforeAll(async () => {
    street = await Street.open();
    await street.player('居民甲').scans('b-3');
    await street.settle();
  });
  afterAll(() => street.close());

  async function become(standing: Standing): Promise<void> {
    const personId = await street.personId(WALKER);
    const grids = await street.rows<{ id: number; level: string; name: string; parentId: number | null }>(
      'SELECT * FROM grid ORDER BY id',
    );
    const [place] = await street.rows<{ id: number; gridId: number }>(
      "SELECT * FROM place WHERE scene = 'b-3'",
    );
    const own = grids.find(({ id }) => id === place?.gridId);
    const nodes: Partial<Record<Standing, number | undefined>> = {
      member: own?.id,
      building_head: own?.id,
      leader: own?.parentId ?? undefined,
      community_staff: own?.parentId ?? undefined,
    };
    await street.house.database.write(async (tx) => {
      await tx.run('DELETE FROM role WHERE personId = ?', [personId]);
      if (standing !== 'resident') {
        await insert(tx, 'role', {
          personId,
          role: standing,
          gridId: nodes[standing] ?? grids[0]?.id ?? 0,
          desk: standing.startsWith('desk') ? '城管科' : null,
          placeId: standing === 'building_head' ? (place?.id ?? null) : null,
        });
      }
      await touchDirectory(tx);
    });
    await street.settle();
  }

  /** A right or a move was added: `npm run build && npm run roles`. */
  test('are on the page as the tables have them (npm run roles)', () => {
    const file = path.join(__dirname, '..', 'docs', 'roles.md');
    if (process.env['WRITE_PAGES'] === '1') writeFileSync(file, rolesPage());
    expect(readFileSync(file, 'utf8')).toBe(rolesPage());
  });

  test('each may do what the table says, and is refused the rest', async () => {
    await street.says(WALKER, '你好');
    await street.says('居民甲', '3号楼2单元楼道灯不亮');
    const wrong: string[] = [];
    for (const standing of standings) {
      await become(standing);
      for (const [right, words] of Object.entries(tried) as [OfficeRight, string][]) {
        const may = (officeRights[right] as readonly Standing[]).includes(standing);
        const answer = await street.says(WALKER, words);
        if (REFUSED.test(answer) === may) wrong.push(`${standing} ${right}: ${answer}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('each reads by number what the table says', async () => {
    await street.says('居民甲', '3号楼楼上天天半夜拖椅子');
    await street.says('居民甲', '匿名举报 3号楼地下室有人群租');
    for (let at = 0; at < 2; at++) {
      await street.says('居民甲', '我要投诉网格员乙，态度很差，还骂人');
      await street.says('居民甲', '对');
    }
    const tickets = await street.rows<{ id: number; travels: string; subject: string }>(
      "SELECT * FROM ticket WHERE source = 'resident' ORDER BY id",
    );
    expect(tickets.map(({ travels }) => travels)).toEqual([
      'open',
      'open',
      'tip_off',
      'complaint',
      'complaint',
    ]);
    const personId = await street.personId(WALKER);
    await street.house.database.write(async (tx) => {
      // As a patron he kept watch of the first; following is a reading of its own.
      await tx.run('DELETE FROM follower WHERE personId = ?', [personId]);
      await tx.run('UPDATE ticket SET aboutId = ? WHERE id = ?', [personId, tickets[4]?.id ?? 0]);
      await tx.run("UPDATE ticket SET desk = '城管科' WHERE id = ?", [tickets[0]?.id ?? 0]);
      for (const { id } of tickets)
        await insert(tx, 'ticket_event', {
          ticketId: id,
          at: street.clock.now(),
          actorId: null,
          transition: 'note',
          fromState: 'dispatched',
          toState: 'dispatched',
          note: '内部的话',
        });
    });
    const read: Partial<Record<Standing, string>> = {};
    for (const standing of standings) {
      await become(standing);
      const seen: string[] = [];
      for (const { id } of tickets) {
        const answer = await street.says(WALKER, `T-${String(id).padStart(4, '0')}`);
        seen.push(/只能看到办理状态/.test(answer) ? '态' : answer.includes('内部的话') ? '全' : '步');
        if (seen.at(-1) === '态') expect(answer).not.toMatch(/拖椅子|群租|网格员乙/);
      }
      read[standing] = seen.join(' ');
    }
    expect(read).toEqual(expected);
    const own = await street.says('居民甲', `T-${String(tickets[3]?.id).padStart(4, '0')}`);
    expect(own).toMatch(/收到您报的事/);
    expect(own).not.toMatch(/内部的话/);
    await become('resident');
    await street.house.database.write((tx) =>
      insert(tx, 'follower', { ticketId: tickets[0]?.id ?? 0, personId, since: street.clock.now() }),
    );
    const followed = await street.says(WALKER, `T-${String(tickets[0]?.id).padStart(4, '0')}`);
    expect(followed).toMatch(/收到您报的事|上报/);
    expect(followed).not.toMatch(/内部的话|只能看到/);
  });

  test('nothing guarded passes any of the other doors, whoever stands there', async () => {
    const guarded = await street.rows<{ id: number; placeId: number | null; description: string }>(
      "SELECT * FROM ticket WHERE travels <> 'open' OR category IN ('0805', '0915') ORDER BY id",
    );
    expect(guarded.length).toBe(4);
    await become('resident');
    // 已有人上报 is not offered, following can't be forged.
    for (const words of ['3号楼楼上天天半夜拖椅子', '3号楼地下室有人群租'])
      expect(await street.says(WALKER, words)).not.toMatch(/已有人报/);
    await become('leader');
    await street.moveTo(Date.parse('2026-12-07T15:00:00+08:00'));
    await street.settle();
    const texts = street
      .windows()
      .groups.flatMap((name) => street.simulator.group(name))
      .map(({ text }) => text)
      .join('\n');
    expect(texts).toMatch(/碰头会/);
    expect(texts).toMatch(/一周情况|周通报/);
    expect(texts).not.toMatch(/拖椅子|群租|投诉|邻居生活噪声|对工作人员/);
    expect(await street.says('网格长丙', '碰头会')).not.toMatch(/拖椅子|群租|投诉/);
    expect(await street.troubles()).toEqual([]);
  });

  test('a complaint that nobody may read is made known to the administrator, without its words', async () => {
    await street.house.database.write(async (tx) => {
      await tx.run("DELETE FROM role WHERE role IN ('leader', 'official', 'dispatcher')");
    });
    await become('administrator');
    await street.moveTo(Date.parse('2026-12-08T09:30:00+08:00'));
    const before = street.player(WALKER).messages().length;
    await street.says('居民甲', '我要投诉网格员乙，态度很差，还骂人');
    await street.says('居民甲', '对');
    const told = street.player(WALKER).messages().slice(before);
    expect(told.map(({ text }) => text)).toEqual([expect.stringMatching(/有一件投诉没有人可以看/)]);
    expect(told[0]?.text).not.toMatch(/网格员乙|骂人/);
  });
});
