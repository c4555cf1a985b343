import type { Database } from '../models/store/database';
import type { Directory } from '../models/staff/directory';
import { loadDirectory } from '../models/staff/stored-directory';
import { setContactLink } from '../models/staff/persons';
import { insert } from '../models/store/transaction';
import { CommandError, print } from './output';

/** userid or name of a member of staff. Throws a sentence when nobody or several are meant. */
export function staffOf(
  directory: Directory,
  word: string | undefined,
): { id: number; name: string; userId: string } {
  const ids = new Set(directory.roles.map(({ personId }) => personId));
  const found = [...ids].flatMap((id) => {
    const name = directory.staff(id)?.name ?? '';
    const userId = directory.address(id)?.externalId ?? '';
    return word !== undefined && (name === word || userId === word) ? [{ id, name, userId }] : [];
  });
  const [only, second] = found;
  if (!only || second) throw new CommandError(`没有找到工作人员“${word ?? ''}”，请写姓名或企业微信账号。`);
  return only;
}

const LINK = /^https:\/\/[^\s]{1,190}$/;

/** `contact 网格员乙 https://…`: the link by which residents add him in WeChat; without a link it is taken away. */
export async function setContact(database: Database, [who, link = '']: string[]): Promise<void> {
  const { name, userId } = staffOf(await loadDirectory(database), who);
  if (link !== '' && !LINK.test(link)) throw new CommandError('链接要以 https:// 开头，不超过 200 个字符。');
  await database.write((tx) => setContactLink(tx, userId, link));
  print(link === '' ? `${name}的联系链接已去掉。` : `${name}的联系链接已记下。`);
}

const momentOf = (text: string | undefined): number => {
  const at = Date.parse(text ?? '');
  if (Number.isNaN(at)) throw new CommandError('时间写成 2026-11-28T18:00:00+08:00 这样。');
  return at;
};

/** `duty 网格员乙 <from> <until>`: on duty, also at night and on rest days. */
export async function setDuty(database: Database, [who, from, until]: string[]): Promise<void> {
  const { id, name } = staffOf(await loadDirectory(database), who);
  const [startsAt, endsAt] = [momentOf(from), momentOf(until)];
  if (endsAt <= startsAt) throw new CommandError('值班的结束要在开始之后。');
  await database.write((tx) => insert(tx, 'duty_shift', { personId: id, startsAt, endsAt }));
  print(`${name}值班已记下。`);
}

const DAY = /^\d{4}-\d\d-\d\d$/;

/** `leave 网格员乙 2026-11-28 [2026-11-30]`: away for whole days, nothing rings. */
export async function setLeave(
  database: Database,
  [who, fromDay = '', untilDay = fromDay]: string[],
): Promise<void> {
  const { id, name } = staffOf(await loadDirectory(database), who);
  if (!DAY.test(fromDay) || !DAY.test(untilDay) || untilDay < fromDay)
    throw new CommandError('日期写成 2026-11-28，结束不能早于开始。');
  await database.write((tx) => insert(tx, 'absence', { personId: id, fromDay, untilDay }));
  print(`${name}请假已记下：${fromDay} 到 ${untilDay}。`);
}
