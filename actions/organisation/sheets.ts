import type { Fault } from '../../notices/staff/organisation-words';
import { accountSheet } from './account-sheet';
import { noticeSheet } from './notice-sheet';
import { roundSheets } from './round-sheets';
import type { SheetRule } from './sheet-rule';
import { stepSheets } from './step-sheets';

export type { ColumnRule, SheetRule } from './sheet-rule';

/** Every sheet of the organisation's file; reading, writing, checking and the empty form follow this table. */
export const sheetRules = {
  grids: {
    name: '网格',
    says: '街道、社区、网格的树：第一行是街道，上级写名称（重名时写“社区/网格”）。边界写“经度,纬度 经度,纬度 …”，可以不写。',
    columns: {
      name: { title: '名称', needs: '网格、社区或街道的名称', most: 60 },
      level: { title: '层级', needs: '街道、社区或网格' },
      parent: { title: '上级', width: 24 },
      phone: { title: '电话', most: 40 },
      boundary: { title: '边界', width: 30 },
    },
  },
  owners: {
    name: '单位',
    says: '管理主体：物业、产权单位、市政供电供水。只写单位和单位电话，不写个人。',
    columns: {
      name: { title: '单位', needs: '单位名称', most: 60, width: 28 },
      kind: { title: '类型', needs: '物业、产权单位等' },
      phone: { title: '电话', most: 40 },
    },
  },
  places: {
    name: '地点',
    says: '楼栋、道路、广场等。别名用顿号分开；管理主体写物业、产权单位、市政供电供水、社区自管或无主管；门码留空会自动编。',
    columns: {
      name: { title: '地点', needs: '居民怎么叫它，比如 3号楼', most: 80 },
      kind: { title: '类型' },
      grid: { title: '网格', needs: '它在哪个网格', width: 24 },
      number: { title: '楼号', most: 16 },
      units: { title: '单元数' },
      aliases: { title: '别名', width: 24 },
      ownerKind: { title: '管理主体' },
      owner: { title: '责任单位', width: 24 },
      scene: { title: '门码' },
    },
  },
  staff: {
    name: '人员',
    says: '一人一个角色一行；账号是企业微信账号。科室人员要写科室，楼栋长要写楼栋。工作电话可以不写，只写单位的电话，不要写个人手机；同事发通知没收到、值班时，发的人和同事看得到。',
    columns: {
      name: { title: '姓名', needs: '姓名', most: 60 },
      account: { title: '账号', needs: '企业微信账号' },
      role: { title: '角色', needs: '网格员、网格长等' },
      grid: { title: '网格', needs: '他管哪里', width: 24 },
      desk: { title: '科室', most: 40 },
      place: { title: '楼栋' },
      phone: { title: '工作电话', most: 40 },
    },
  },
  desks: {
    name: '科室',
    says: '街道和社区的科室、工作组。',
    columns: {
      name: { title: '科室', needs: '科室名称', most: 40 },
      grid: { title: '网格', needs: '属于街道还是哪个社区', width: 24 },
      phone: { title: '电话', most: 40 },
    },
  },
  routes: {
    name: '派单',
    says: '类别 × 管理主体 → 派给谁：科室名、网格员，或“管理主体”（由责任单位办）。类别空着是全部，写两位是一个大类；管理主体空着是都一样。',
    columns: {
      category: { title: '类别', width: 28 },
      ownerKind: { title: '管理主体' },
      target: { title: '派给', needs: '科室名、网格员或管理主体', most: 40 },
    },
  },
  limits: {
    name: '时限',
    says: '和默认不一样的办理时限才写。单位：工作日、工作小时、天、小时。',
    columns: {
      category: { title: '类别', needs: '四位编号或类别名', width: 28 },
      amount: { title: '时限', needs: '数字' },
      unit: { title: '单位', needs: '工作日、工作小时、天或小时' },
    },
  },
  duty: {
    name: '值班',
    says: '夜里和休息日谁值班。',
    columns: {
      account: { title: '账号', needs: '企业微信账号' },
      from: { title: '开始', needs: '开始的时间，如 2026-11-28 18:00', width: 20 },
      until: { title: '结束', needs: '结束的时间，如 2026-11-29 08:00', width: 20 },
    },
  },
  days: {
    name: '节假日',
    says: '和国家安排不一样的日子才写：上班、休息；写“按国家”就去掉以前写的。',
    columns: {
      day: { title: '日期', needs: '日期，如 2026-12-31' },
      state: { title: '安排', needs: '上班或休息' },
      name: { title: '说明', most: 60, width: 24 },
    },
  },
  ...roundSheets,
  ...stepSheets,
  ...noticeSheet,
  ...accountSheet,
} as const satisfies Record<string, SheetRule>;

export type SheetKey = keyof typeof sheetRules;
export const sheetKeys = Object.keys(sheetRules) as SheetKey[];

/** A filled-in row by column key; what was left empty is ''. */
export interface FilledRow {
  sheet: string;
  /** As the spreadsheet numbers it. */
  row: number;
  cells: Readonly<Record<string, string>>;
}

export interface FilledSheets {
  rows: Record<SheetKey, FilledRow[]>;
  /** Sheets the file has: what they leave out is to go; what a missing sheet leaves out stays. */
  given: ReadonlySet<SheetKey>;
  /** Columns that a sheet of the file does not have, by their keys: what stands there stays. */
  lacking: ReadonlyMap<SheetKey, ReadonlySet<string>>;
  faults: Fault[];
}

const names = sheetKeys.map((key) => sheetRules[key].name).join('、');
const titlesOf = (rule: SheetRule): string =>
  Object.values(rule.columns)
    .map(({ title }) => title)
    .join('、');

/** Sheets by name; a file of one nameless sheet is the short form: the people, and the grids out of their rows. */
export function fillSheets(file: readonly { name: string; rows: readonly string[][] }[]): FilledSheets {
  const rows = Object.fromEntries(sheetKeys.map((key) => [key, []])) as unknown as FilledSheets['rows'];
  const given = new Set<SheetKey>();
  const lacking = new Map<SheetKey, ReadonlySet<string>>();
  const faults: Fault[] = [];
  const used = file.filter((sheet) => sheet.rows.some((row) => row.some(Boolean)));
  for (const sheet of used) {
    const key =
      sheetKeys.find((one) => sheetRules[one].name === sheet.name) ??
      (used.length === 1 ? ('staff' as const) : undefined);
    if (key === undefined) {
      faults.push({ sheet: sheet.name, row: 0, code: 'unknown_sheet', facts: { name: sheet.name, names } });
      continue;
    }
    given.add(key);
    const { filled, without } = fillRows(sheetRules[key], sheet.rows, faults);
    rows[key] = filled;
    lacking.set(key, without);
  }
  if (given.size === 0) faults.push({ sheet: '', row: 0, code: 'no_sheet', facts: { names } });
  return { rows, given, lacking, faults };
}

/** The headings stand in the first row that has a column's title; what is above is for people. */
function fillRows(
  rule: SheetRule,
  rows: readonly string[][],
  faults: Fault[],
): { filled: FilledRow[]; without: Set<string> } {
  const sheet = rule.name;
  const byTitle = new Map(Object.entries(rule.columns).map(([key, { title }]) => [title, key]));
  const head = rows.findIndex((row) => row.filter((cell) => byTitle.has(cell)).length >= 2);
  const headings = rows[head] ?? [];
  for (const [key, { title, needs }] of Object.entries(rule.columns))
    if (needs !== undefined && !headings.includes(title) && byTitle.get(title) === key)
      faults.push({ sheet, row: Math.max(head, 0) + 1, code: 'missing_column', facts: { column: title } });
  for (const column of headings)
    if (column !== '' && !byTitle.has(column))
      faults.push({
        sheet,
        row: head + 1,
        code: 'unknown_column',
        facts: { column, names: titlesOf(rule) },
      });
  const without = [...byTitle].filter(([title]) => !headings.includes(title)).map(([, key]) => key);
  const filled: FilledRow[] = [];
  rows.forEach((row, at) => {
    if (head < 0 || at <= head || !row.some(Boolean)) return;
    const cells: Record<string, string> = {};
    for (const [title, key] of byTitle) cells[key] = row[headings.indexOf(title)] ?? '';
    const one = { sheet, row: at + 1, cells };
    checkCells(rule, headings, one, faults);
    filled.push(one);
  });
  return { filled, without: new Set(without) };
}

function checkCells(rule: SheetRule, headings: readonly string[], filled: FilledRow, faults: Fault[]): void {
  const { sheet, row, cells } = filled;
  for (const [key, { title, needs, most }] of Object.entries(rule.columns)) {
    const value = cells[key] ?? '';
    if (needs !== undefined && value === '' && headings.includes(title))
      faults.push({ sheet, row, code: 'empty', facts: { column: title, hint: needs } });
    const length = Array.from(value).length;
    if (most !== undefined && length > most)
      faults.push({
        sheet,
        row,
        code: 'too_long',
        facts: { column: title, most: String(most), length: String(length) },
      });
  }
}
