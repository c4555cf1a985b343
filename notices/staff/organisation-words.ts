import type { LimitUnit, UrgencyClass } from '../../models/category-table';
import type { GridLevel, OwnerKind, PlaceKind } from '../../models/staff/grid';
import type { WindowDays } from '../../models/rounds/patrol-window';
import type { RoleName } from '../../models/staff/person';
import type { Step } from '../../models/tickets/workflow';

/** Words of the organisation's spreadsheet, in both directions; the first of several is the one that is written. */
export const levelWords: Record<GridLevel, readonly string[]> = {
  district: ['区', '县'],
  street: ['街道', '镇', '乡'],
  community: ['社区', '村'],
  grid: ['网格'],
  cell: ['微网格', '楼栋组'],
};
export const placeKindWords: Record<PlaceKind, readonly string[]> = {
  building: ['楼栋', '楼'],
  road: ['道路', '路'],
  crossing: ['路口'],
  square: ['广场'],
  landmark: ['地标', '其他'],
  estate: ['小区'],
  school: ['学校', '幼儿园'],
  shop: ['门店', '商户', '店铺'],
};
/** On which days a 巡查时段 holds. */
export const windowDayWords: Record<WindowDays, readonly string[]> = {
  every: ['每天'],
  work: ['工作日', '上学日'],
  rest: ['休息日', '节假日'],
};
export const yesWords: Record<'yes' | 'no', readonly string[]> = { yes: ['是', '要'], no: ['否', '不要'] };
export const ownerKindWords: Record<OwnerKind, readonly string[]> = {
  property: ['物业', '物业公司'],
  holder: ['产权单位', '业主单位'],
  utility: ['市政供电供水', '市政', '供电', '供水', '供气', '通信'],
  community: ['社区自管', '社区'],
  nobody: ['无主管', '无人管', '无'],
};
export const roleWords: Record<RoleName, readonly string[]> = {
  building_head: ['楼栋长', '楼长'],
  member: ['网格员'],
  leader: ['网格长'],
  dispatcher: ['派单员', '值守'],
  community_staff: ['社区工作人员', '社工'],
  desk: ['科室人员', '科室'],
  desk_lead: ['科室负责人', '科长'],
  mediator: ['调解员'],
  patron: ['包片领导', '包片'],
  official: ['领导', '街道领导', '社区领导'],
  administrator: ['管理员'],
};
/** leader,desk → 网格长、科室人员 */
export const rolesCell = (roles: string): string =>
  roles
    .split(',')
    .flatMap((role) => (role in roleWords ? (roleWords[role as RoleName][0] ?? []) : []))
    .join('、');
export const unitWords: Record<LimitUnit, readonly string[]> = {
  WD: ['工作日'],
  WH: ['工作小时'],
  ED: ['天', '日'],
  EH: ['小时'],
};
export const stepWords: Record<Step, readonly string[]> = {
  accept: ['接办'],
  arrive: ['到场'],
  handle: ['办理'],
  verify: ['核实'],
};
export const urgencyWords: Record<UrgencyClass, readonly string[]> = {
  U1: ['特急', 'U1'],
  U2: ['紧急', 'U2'],
  U3: ['一般', 'U3'],
  U4: ['缓办', 'U4'],
};
export const photoWords = { yes: ['要', '是'], no: ['不要', '不用', '否'] } as const;
export const dayWords = { work: ['上班'], rest: ['休息', '放假'], usual: ['按国家'] } as const;

/** The key behind a word, or undefined. */
export function keyOfWord<Key extends string>(
  table: Readonly<Record<Key, readonly string[]>>,
  word: string,
): Key | undefined {
  return (Object.keys(table) as Key[]).find((key) => table[key].includes(word));
}

/** 网格员、网格长、…: what may be written. */
export const choicesOf = (table: Readonly<Record<string, readonly string[]>>): string =>
  Object.values(table)
    .map(([first]) => first)
    .join('、');

/** Everything that can be wrong with a row; `{name}` is filled from the fault's facts. Each says what to do. */
const faultTexts = {
  no_sheet: '没有一张认得的表。表名用：{names}；只有一张表时，至少要有“姓名、账号、角色、网格”四列。',
  unknown_sheet: '不认得表“{name}”，它没有被读。表名用：{names}。',
  missing_column: '缺少“{column}”这一列，请补上（第一行写列名）。',
  unknown_column: '不认得“{column}”这一列，请改成：{names}；不用的列请删掉。',
  empty: '“{column}”是空的，请填上{hint}。',
  not_one_of: '“{column}”写的是“{value}”，请改成其中一个：{choices}。',
  too_long: '“{column}”最多 {most} 个字，现在有 {length} 个，请写短一点。',
  not_a_number: '“{column}”写的是“{value}”，请写数字{hint}。',
  not_a_day: '“{column}”写的是“{value}”，请写成 2026-11-24。',
  not_a_moment: '“{column}”写的是“{value}”，请写成 2026-11-24 18:00。',
  ends_before: '结束要在开始之后，请改“结束”。',
  bad_boundary:
    '“边界”看不懂，请写成“经度,纬度 经度,纬度 …”（至少三个点，WGS-84），或粘贴 GeoJSON 的 Polygon。',
  bad_scene: '门码“{value}”只能用字母、数字、下划线和横线，最多 32 个；留空会自动编一个。',
  bad_account: '账号“{value}”不像企业微信账号（字母、数字和 _-@.，最多 64 个），请在管理后台的成员资料里抄。',
  unknown_parent: '没有上级“{value}”，请先在“网格”表里写一行，或改成已有的：{names}。',
  unknown_node: '没有网格“{value}”，请先在“网格”表里写一行，或改成已有的：{names}。',
  several_nodes: '“{value}”有几个，请把上级也写上，比如“{example}”。',
  own_parent: '“{value}”的上级绕回到了它自己，请改“上级”。',
  several_tops: '一个文件只写一个街道，现在有：{names}。请分成几个文件。',
  outside: '“{value}”不在您管的范围（{own}）里，只能由那边的管理员来改。',
  twice: '和第 {first} 行重复了（{what}），请删掉一行。',
  scene_taken: '门码“{value}”已经用在“{other}”上，请换一个或留空。',
  unknown_owner: '没有单位“{value}”，请先在“单位”表里写一行。',
  owner_kind: '“{value}”在“单位”表里是“{kind}”，这里写的是“{given}”，请改成一样的。',
  unknown_desk: '没有科室“{value}”，请先在“科室”表里写一行。',
  desk_needed: '角色是“{role}”，“科室”不能空，请写他在哪个科室。',
  desk_unneeded: '角色是“{role}”，不用写科室，请把“科室”清空。',
  building_needed: '楼栋长要写明是哪栋楼，请填“楼栋”。',
  unknown_place: '没有楼栋“{value}”（{grid}），请先在“地点”表里写一行。',
  two_names: '同一个账号写了两个姓名（第 {first} 行是“{other}”），请改成一样的。',
  unknown_person: '没有账号“{value}”的人，请先在“人员”表里写一行。',
  not_a_season: '“季节”写的是“{value}”，请写成 4月1日—9月30日，全年就空着。',
  not_a_recurrence:
    '“周期”写的是“{value}”，看不懂；请写 每个工作日、每周一、每月1日、15日、每月第1个周一、每两周 2026-11-23、每季度5日 或 每年1月5日。',
  not_a_clock: '“{column}”写的是“{value}”，请写成 15:00。',
  reminds_after: '提醒要在开始之前，请改“提醒”，或空着（提前半小时）。',
  differs_above: '“{column}”和第 {first} 行的“{name}”不一样，请改成一样的，或者空着。',
  unknown_template: '没有检查表“{value}”，请先在“检查表”里写，或改成已有的：{names}。',
  unknown_spot: '{grid} 没有地点“{value}”，请先在“地点”表里写一行。',
  unknown_point: '{grid} 没有巡查点“{value}”，请先在“巡查点”表里写一行，或写“学校”“无人看管”。',
  bad_point_code: '点码“{value}”要用 5 到 16 位大写字母和数字；留空会自动编一个。',
  code_taken: '点码“{value}”已经用在“{other}”上，请换一个或留空。',
  bad_service_account: '客服账号“{value}”要写编号，wk 开头；运行 npm run -s xiaoge -- account 看得到。',
  account_taken:
    '客服账号“{value}”现在归{other}。请先在那边的表里删掉它，或运行 npm run -s xiaoge -- account 来改。',
  which_street: '看不出是哪个街道的。请把“网格”表也放进文件里再导入。',
  other_name: '账号“{value}”在别的街道登记的姓名是“{other}”，请照那个写，或核对账号。',
  days_of_all: '节假日是几个街道共用的，{value} 要改请找管这台机器的人（xiaoge import）。',
  detail_sensitive: '“{value}”涉及邻居、店铺或个人，不能补问，请删掉这一行。',
  detail_options: '“选项”要两到四个，用顿号分开，每个最多 12 个字，现在是“{value}”。',
  bad_phone: '“工作电话”看不懂，请写单位的电话，比如 8000-0001 或 8000-0001转12；没有就空着，不要写证件号。',
  two_phones: '同一个账号写了两个工作电话（另一个在第 {first} 行），请只留一个。',
  other_phone: '账号“{value}”在别的街道工作，他的工作电话由那边来改，请把这一格空着或写得一样。',
  unknown_category: '没有类别“{value}”，请写四位编号（如 0203）、两位大类（如 02）或类别名。',
} as const;

export type FaultCode = keyof typeof faultTexts;

/** One thing that is wrong, and where; row 0: the sheet as a whole. */
export interface Fault {
  sheet: string;
  row: number;
  code: FaultCode;
  facts: Readonly<Record<string, string>>;
}

/** 人员 第 5 行：… */
export function faultWords({ sheet, row, code, facts }: Fault): string {
  const text = faultTexts[code].replace(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? '');
  const where = [sheet, row > 0 ? `第 ${row} 行` : ''].filter(Boolean).join(' ');
  return where === '' ? text : `${where}：${text}`;
}

/** One thing that an import changes. */
export interface OrganisationChange {
  sheet: string;
  kind: 'new' | 'changed' | 'gone';
  what: string;
  /** 电话：8000-0001 → 8000-0009 */
  details?: readonly string[];
}

const SIGNS = { new: '＋', changed: '～', gone: '－' } as const;

export function changeWords({ sheet, kind, what, details = [] }: OrganisationChange): string {
  return `${SIGNS[kind]} ${sheet}：${what}${details.length > 0 ? `（${details.join('；')}）` : ''}`;
}

/** 网格 新增 3、改 1；人员 新增 5 */
export function changeSummary(changes: readonly OrganisationChange[]): string {
  const kinds = { new: '新增', changed: '改', gone: '去掉' } as const;
  const sheets = [...new Set(changes.map(({ sheet }) => sheet))];
  const parts = sheets.map((sheet) => {
    const list = changes.filter((change) => change.sheet === sheet);
    const counts = (['new', 'changed', 'gone'] as const)
      .map((kind) => [kinds[kind], list.filter((change) => change.kind === kind).length] as const)
      .filter(([, count]) => count > 0);
    return `${sheet} ${counts.map(([word, count]) => `${word} ${count}`).join('、')}`;
  });
  return parts.length === 0 ? '和现在的一样，没有要改的。' : `${parts.join('；')}。`;
}
