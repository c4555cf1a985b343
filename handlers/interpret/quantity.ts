import { chineseDigits, numeralValue } from './numerals';
import type { Quantity } from './types';

const units =
  '平方米|平方|公里|小时|分钟|公斤|个|处|盏|张|件|辆|台|块|棵|根|条|只|袋|车|吨|米|户|人|次|家|桶|堆|把|瓶|套|扇|份|斤|株|箱|间|片|口|座|项|名|位|部|趟';
const verbs =
  '更换|换|清理|清除|清运|清|修补|修复|修理|修|装|补|铲|拆除|拆|扶正|移走|搬走|搬|挪|疏通|冲洗|整治|整改|劝离|劝导|劝|收缴|没收|检查|巡查|走访|摸排|登记|发放|张贴|处理|解决|拖走|捡|扫|栽|种|砍|剪|刷|完成|消除|化解|调解';
const amount = `((?:约|大约|近|将近|差不多|超过|至少)?)([\\d.]{1,9}|[${chineseDigits}]{1,8})(万|千|百)?(多|余|来|几)?`;
const counted = new RegExp(`${amount}(${units})(?!月|小时|多月|季度)([\\u4e00-\\u9fff]{0,8})`, 'g');
/** A look at single characters spares most texts the long pattern. */
const countedSign = new RegExp(
  `[\\d${chineseDigits}][万千百多余来几]{0,2}[平公小分个处盏张件辆台块棵根条只袋车吨米户人次家桶堆把瓶套扇份斤株箱间片口座项名位部趟]`,
);
const itemBefore = new RegExp(
  `([\\u4e00-\\u9fffA-Za-z]{1,8}?)(?:已经|已|都)?(?:被)?(?:${verbs})(?:掉|走|好|完|了|过|出|到)*$`,
);
const verbBefore = new RegExp(`(?:${verbs})(?:掉|走|好|完|了|过|出|到)*$`);
const leadingVerb = new RegExp(`^(?:${verbs})(?:掉|了|过|出)?(?=.{2})`);
const scale: Record<string, number> = { 百: 100, 千: 1000, 万: 10_000 };

/** Words that are no thing: what stands before a verb is then not the thing counted. */
const empty =
  /^(?:我们|我|自己|今天|上午|下午|刚才|刚刚|已经|已|共|一共|总共|办结|好了|随手办|完成|又|也|都|就|还|了|的)+/;

function itemAfter(text: string): string {
  return text
    .replace(/^(?:多|左右|的|大)/, '')
    .replace(/(?:，|。|已|都|了|全部|并|还|和|及|在|没|不|被|也|就).*$/u, '')
    .slice(0, 6);
}

function itemOf(before: string, after: string): string {
  const clause = before.slice(
    Math.max(...['，', '。', '；', '、', ',', ' ', '\n'].map((mark) => before.lastIndexOf(mark))) + 1,
  );
  const following = itemAfter(after);
  if (following !== '') return following;
  const match = itemBefore.exec(clause);
  const noun = match?.[1] ?? clause.replace(verbBefore, '');
  const local = noun
    .replace(leadingVerb, '')
    .replace(/^.*?(?:号楼|单元|楼道|栋|幢|号|室|处|路口|叉口|路|口|区)(?=.)/, '')
    .replace(empty, '');
  return (local || noun.replace(empty, '')).slice(-6);
}

/**
 * Amounts with their thing and unit, in order: 灯泡换了1个 → 灯泡 1 个, 清了近200处小广告 → 小广告 about 200 处.
 * Takes normalised text; what stands in an address (`places`) is none: 5座门禁. Ages, dates, floors and times of day are no amounts.
 */
export function quantitiesOf(
  text: string,
  places: readonly { start: number; end: number }[] = [],
): Quantity[] {
  const found: Quantity[] = [];
  if (!countedSign.test(text)) return found;
  for (const match of text.matchAll(counted)) {
    const [, about = '', digits = '', multiple = '', rest = '', unit = '', after = ''] = match;
    if (places.some(({ start, end }) => match.index >= start && match.index < end)) continue;
    const value = numeralValue(digits);
    const number = /^[\d.]+$/.test(digits) ? Number(digits) : value;
    if (!Number.isFinite(number) || number === 0) continue;
    const before = text.slice(0, match.index);
    if (/[第每哪几\d.:：-]$/.test(before) || !countsWork(before, unit, digits)) continue;
    const quantity: Quantity = { item: itemOf(before, after), amount: number * (scale[multiple] ?? 1), unit };
    if (about !== '' || rest !== '') quantity.approximate = true;
    found.push(quantity);
  }
  return found.slice(0, 20);
}

/** A written 一 before a measure word is mostly an article (一个垃圾桶, 一次); it counts only behind a verb of work. */
function countsWork(before: string, unit: string, digits: string): boolean {
  if (/^[一两]$/.test(digits) || unit === '次' || unit === '位' || unit === '家')
    return verbBefore.test(before);
  return true;
}
