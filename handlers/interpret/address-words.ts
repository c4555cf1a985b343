/** Words by which the parts of an address are told apart. */
export const buildingSuffix = new Set(['号楼', '栋', '幢', '撞', '座', '舍']);
export const roomSuffix = new Set([
  '室',
  '房',
  '号房',
  '铺',
  '号铺',
  '商铺',
  '号商铺',
  '号店',
  '店',
  '档',
  '仓',
]);
export const otherSuffix = new Set([
  '弄',
  '巷',
  '街',
  '区',
  '期',
  '路',
  '线',
  '组',
  '村',
  '号院',
  '梯',
  '号大街',
  '号库',
  '号路',
  '号地块',
  '号桥',
  '号码头',
  '号公路',
  '号高速',
]);
export const estateEnd =
  /(?:小区|新村|公寓|花园|家园|苑|庭|府|湾|里|城|园|居|阁|轩|墅|都|邸|郡|景|庄|寓|舍|院|园区|坊|郡|岸|[期区])$/;
export const officeEnd =
  /(?:大厦|中心|广场|市场|商城|大楼|宾馆|酒店|写字楼|综合楼|国际|楼|馆|厦|厂|院|店|公司|所)$/;
export const roadEnd = /(?:路|[路街道][东西南北中]段|街|道|大道|巷|弄|线|(?<!新)村|胡同|里弄)$/;
/** Markets and works count their shops and halls, not their buildings. */
export const marketEnd =
  /(?:[A-Z]区|(?<![名新花])城|市场|园区|工业区|产业园|科技园|创业园|孵化园|中心|广场|大楼|大厦)$/;
/** A village numbers yards. */
export const villageEnd = /(?:(?<!新)村|组|岙|[一二三四五六七八九十\d]区)[某_]*$/;
/** A number right behind the name of a district names nothing. */
export const districtEnd =
  /(?:[市县省段]|(?<![小社园苑新A-Z\d一二三四五六七八九十东西南北]|工业|开发|商业|家属|别墅)区)$/;
/** 3号仓库 is a hall of a firm, no building of an estate. */
export const hallBehind = /^\d{1,3}号(?:仓库|车间|厂房|大厅)/;
