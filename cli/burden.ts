import { burdenByRole } from '../models/staff/burden';
import { nextDay, type WorkingCalendar } from '../models/calendar';
import type { Database } from '../models/store/database';
import { OfficeKeeper } from '../models/office';
import type { RoleName } from '../models/staff/person';
import { switches, switchState, type SwitchName } from '../models/staff/switches';
import { lastWeek } from '../models/week';
import { roleWords } from '../notices/staff/organisation-words';
import { print } from './output';

const whoWords = (role: RoleName | 'resident'): string =>
  role === 'resident' ? '居民（上周有来往的）' : (roleWords[role][0] ?? '');

/** `doctor --burden`: the switches that are on, and what was asked of each role last week. */
export async function printBurden(database: Database, timeZone: string, now: number): Promise<void> {
  const { current } = await OfficeKeeper.open(database, timeZone);
  const { directory, calendar } = current();
  await printSwitches(database, calendar);
  const { from, to } = lastWeek(calendar.local(now).day);
  const period = { from, to, begins: calendar.at(from, 0), ends: calendar.at(nextDay(to), 0) };
  print(`上周（${from} 至 ${to}）要求每类人做的：`);
  for (const { role, people, pushes, photos, characters, messages } of await burdenByRole(
    database,
    directory,
    period,
  ))
    print(
      `${whoWords(role)} ${people} 人：响铃 ${pushes} 次，发照片 ${photos} 张，打字 ${characters} 个（${messages} 条）`,
    );
}

/** Those that are on, since when and on what ground; all others are off. */
async function printSwitches(database: Database, calendar: WorkingCalendar): Promise<void> {
  const on: string[] = [];
  for (const name of Object.keys(switches) as SwitchName[]) {
    const state = await switchState(database, name);
    const since = state.since > 0 ? `，${calendar.local(state.since).day} 起` : '';
    if (state.on) on.push(`${switches[name].label}（依据：${state.ground || '没有写'}${since}）`);
  }
  const all = Object.values(switches)
    .map(({ label }) => label)
    .join('、');
  print(on.length > 0 ? `打开着的开关：${on.join('；')}。` : `${all}：都没有打开。`);
  print('积分、强制签到、强制照片、轨迹、登录统计：程序里没有。');
}
