import { touchDirectory } from '../models/office';
import { inviteOutside } from '../models/outside/outside';
import { insert } from '../models/store/transaction';
import type { ResidentHandle } from '../simulator/resident';
import { Street } from './street';

const RESIDENT = '居民甲';
const FIRM = '居民乙';
const MEMBER = '网格员乙';
const HOUR = 3_600_000;

let street: Street;
let ownerId: number;
beforeEach(async () => {
  street = await Street.open();
  ownerId = await street.house.database.write(async (tx) => {
    const gridId = 1;
    const id = await insert(tx, 'owner', { gridId, name: '安居物业', kind: 'property', phone: '8000-1234' });
    await insert(tx, 'routing_rule', { gridId, category: '0203', ownerKind: 'property', target: '管理主体' });
    await insert(tx, 'routing_rule', { gridId, category: '06', ownerKind: '', target: '城管科' });
    await tx.run("UPDATE place SET ownerKind = 'property', ownerId = ? WHERE scene = 'b-3'", [id]);
    await tx.run("UPDATE place SET ownerKind = 'nobody' WHERE scene = 'b-4'");
    await touchDirectory(tx);
    return id;
  });
  await street.house.office.refresh();
});
afterEach(() => street.close());

const last = (who: string): string => street.heard(who).at(-1) ?? '';

async function taps(who: string, label: string): Promise<void> {
  const button = street
    .player(who)
    .messages()
    .toReversed()
    .flatMap(({ buttons }) => buttons)
    .find((one) => one.label.endsWith(label) && !one.disabled);
  await street.player(who).taps(button?.label ?? label);
  await street.settle();
}

async function firmJoins(): Promise<string> {
  const code = await street.house.database.write((tx) => inviteOutside(tx, ownerId, street.clock.now()));
  await (street.player(FIRM) as ResidentHandle).scans('b-3', `o-${code}`);
  await street.settle();
  return code;
}

async function reports(text: string): Promise<void> {
  await street.player(RESIDENT).scans('b-3');
  await street.says(RESIDENT, text);
}

test('the firm works by menus; the resident reads whose job it is, the office whose time it took', async () => {
  await firmJoins();
  expect(last(FIRM)).toContain('您好，这里收安居物业的活：只有地点、问题、照片和时限。');
  await taps(FIRM, '看我的活');
  expect(last(FIRM)).toBe('现在没有等您办的活。');
  await reports('3号楼2单元楼道灯不亮，我腿脚不好');
  expect(street.heard(RESIDENT).join('\n')).toContain('这件事归安居物业办，我们会跟到办好。');
  expect(last(FIRM)).toMatch(/^T-0001 3号楼2单元 楼道灯不亮，请在11月26日 09:00 前办好。/);
  expect(street.heard(FIRM).join()).not.toContain('腿脚');
  await taps(FIRM, '接了');
  await street.pass(3 * HOUR);
  await street.says(MEMBER, '我来办 T-0001');
  await taps(FIRM, '修好了');
  await street.player(FIRM).sendsPicture();
  await street.settle();
  await street.says(FIRM, '换了感应灯头');
  expect(last(FIRM)).toBe('收到，已告诉社区。谢谢。');
  expect(last(MEMBER)).toBe(
    'T-0001 3号楼2单元 楼道灯不亮：安居物业说修好了：换了感应灯头。请看一眼，属实就办结。',
  );
  await street.says(RESIDENT, 'T-0001');
  expect(last(RESIDENT)).toMatch(/转安居物业[\s\S]*安居物业接了[\s\S]*安居物业说修好了/);
  expect(last(RESIDENT)).not.toContain('用时');
  await street.says(MEMBER, 'T-0001');
  expect(last(MEMBER)).toMatch(/用时：我们 \d+ 分钟，他们 3 小时$/);
  // Their picture is the one that the category asks for.
  await street.says(MEMBER, '办结 T-0001 感应灯头换好了');
  expect(last(MEMBER)).toMatch(/^T-0001 已报办结：感应灯头换好了（照片 1 张）/);
  expect(await street.troubles()).toEqual([]);
});

test('their window is shut: the member gets words and number, and 已通知 is kept', async () => {
  await firmJoins();
  await street.pass(50 * HOUR);
  await reports('3号楼2单元楼道灯不亮');
  const words = street.heard(MEMBER).find((text) => text.includes('8000-1234')) ?? '';
  expect(words).toMatch(/^T-0001 归安居物业办，微信里现在通知不到。请打电话 8000-1234，或把这段话发给他们：/);
  await taps(MEMBER, '已通知');
  expect(await street.count('outside_job', 'toldAt IS NOT NULL')).toBe(1);
  await street.says(FIRM, '我的任务');
  expect(last(FIRM)).toContain('① 3号楼2单元 楼道灯不亮');
});

test('a code is good once, and nobody else gets at a job', async () => {
  const code = await firmJoins();
  await (street.player(RESIDENT) as ResidentHandle).scans('b-3', `o-${code}`);
  await street.settle();
  expect(last(RESIDENT)).toContain('这个码用过了或过期了');
  await street.says(RESIDENT, '我的任务');
  expect(last(RESIDENT)).toContain('这是工作人员用的');
});

test('a desk gets what the rules give it; what nobody owns is a list for the meeting', async () => {
  await reports('3号楼门口有人乱摆摊');
  expect(street.heard(RESIDENT).join('\n')).toContain('这件事归城管科办，我们会跟到办好。');
  expect(last('城管科戊')).toContain('T-0001');
  expect(street.heard(MEMBER)).toEqual([]);
  await reports('4号楼1单元楼道灯不亮');
  expect(street.heard(RESIDENT).join('\n')).toContain('这里还没有单位管，社区会在碰头会上定人。');
  expect(await street.count('agenda_item')).toBe(1);
  await street.says('网格长丙', '无人认领');
  expect(last('网格长丙')).toMatch(/^无人认领 1 件，碰头会上定人：\n① T-0002 4号楼1单元 楼道灯不亮/);
  // The meeting's agenda has it by itself.
  await street.says('网格长丙', '碰头会');
  expect(last('网格长丙')).toMatch(/T-0002 4号楼1单元 楼道灯不亮（无人认领）/);
});
