import { minutesOf, type WorkingCalendar } from '../../models/calendar';
import { maskNumbers } from '../../models/residents/mask';

/** What an order of another platform says, as far as its fields are known. */
export interface OrderFields {
  platform: string;
  number: string;
  content: string;
  place: string;
  category: string;
  /** Epoch milliseconds. */
  dueAt: number | null;
  returnBy: number | null;
}

export type OrderField =
  'number' | 'content' | 'place' | 'category' | 'due' | 'return' | 'received' | 'platform';

/** What platforms call each field; the longer names first, so that 工单编号 is not read as 编号. */
export const fieldNames: Record<OrderField, readonly string[]> = {
  number: [
    '工单编号',
    '工单号',
    '受理编号',
    '事项编号',
    '案件编号',
    '案卷号',
    '任务号',
    '诉求编号',
    '单号',
    '编号',
  ],
  content: [
    '诉求内容',
    '反映内容',
    '问题描述',
    '事件描述',
    '案件描述',
    '主要内容',
    '内容描述',
    '诉求',
    '内容',
    '描述',
  ],
  place: ['事发地址', '事发地点', '发生地点', '案发地址', '问题地址', '详细地址', '地址', '地点', '位置'],
  category: ['诉求类别', '诉求分类', '事件类型', '案件类型', '问题类型', '小类', '类别'],
  due: [
    '办结时限',
    '办理时限',
    '处理时限',
    '反馈时限',
    '处置时限',
    '回复时限',
    '截止时间',
    '要求办结时间',
    '到期时间',
    '时限',
  ],
  return: ['退回时限', '退单时限', '退回截止', '退单截止', '可退回至'],
  received: ['受理时间', '派单时间', '转办时间', '登记时间', '派发时间'],
  platform: ['工单来源', '诉求渠道', '受理渠道', '来源平台', '来源', '渠道', '平台'],
};

const DROPPED = [
  '来电人',
  '诉求人',
  '联系人',
  '姓名',
  '联系电话',
  '来电号码',
  '来电电话',
  '手机',
  '电话',
  '性别',
  '身份证',
];

const fieldByName = new Map<string, OrderField | null>([
  ...(Object.entries(fieldNames) as [OrderField, readonly string[]][]).flatMap(([field, names]) =>
    names.map((name) => [name, field] as const),
  ),
  ...DROPPED.map((name) => [name, null] as const),
]);

/** The field a column or a line's name means; null for one about persons, undefined for an unknown one. */
export const fieldOf = (name: string): OrderField | null | undefined =>
  fieldByName.get(name.replace(/[\s*（(].*$/, '').trim());

type Values = Partial<Record<OrderField, string>>;

/** 【工单编号】2026…, with or without a colon behind it. */
const BRACKETED = /^\s*[【[]\s*([^：:】\]]{2,10}?)\s*[】\]]\s*[：:]?\s*([\s\S]*)$/;
const WITH_COLON = /^\s*([^：:【】[\]]{2,10})\s*[：:]\s*([\s\S]*)$/;

/** A pasted order: lines of 名称：值; what belongs to no field stays with the content. */
export function readPastedOrder(text: string, calendar: WorkingCalendar, now: number): OrderFields | null {
  const values: Values = {};
  const rest: string[] = [];
  let last: OrderField | null | undefined;
  for (const line of text.split(/\n|\t|；(?=[^；：:]{2,8}[：:])/)) {
    const [, name = '', value = ''] = BRACKETED.exec(line) ?? WITH_COLON.exec(line) ?? [];
    const field = name === '' ? undefined : fieldOf(name);
    if (field !== undefined) {
      last = field;
      if (field !== null) values[field] = value.trim();
    } else if (line.trim() !== '') {
      // A long content goes on in the next lines.
      if (last === 'content') values.content = `${values.content ?? ''}\n${line.trim()}`.trim();
      else rest.push(line.trim());
    }
  }
  const content = values.content ?? rest.join('\n');
  const stated = values.number === undefined ? inOneLine(content) : null;
  return fieldsOf({ ...values, content, ...stated }, text, calendar, now);
}

/** 工单号 20261122001, somewhere in a sentence. */
const NUMBER_WITHIN =
  /(?:工单编号|工单号|受理编号|事项编号|案件编号|案卷号|任务号|诉求编号|单号|编号)\s*[：:为是]?\s*([A-Za-z0-9-]{5,40})/;
/** 请于11月25日前办结, 3个工作日内回复. */
const DUE_WITHIN =
  /(?:请|要求|务必|限)*(?:于|在)?\s*([^，。；：:\s]{2,20}?)(?:之?前|以?内)(?:办结|办理|办完|回复|反馈|处理|处置)[^，。；]*/;
const OPENING =
  /^[\s，,。；;：:【】[\]]*(?:12345(?:政务服务便民热线|政务服务热线|热线)?|数字城管)?(?:工单)?[\s，,。；;：:【】[\]]*/;

/** 来电人张女士，: who called is left behind here too. */
const CALLER_WITHIN =
  /(?:来电人|诉求人|联系人|姓名|市民)\s*[：:是为]?\s*[一-龥]{1,4}?(?:女士|先生|同志)?\s*[，,；;。]/g;

/** An order told in a sentence instead of lines: its number, its date, and what is left; null without a number. */
function inOneLine(words: string): Values | null {
  const number = NUMBER_WITHIN.exec(words);
  if (!number) return null;
  const due = DUE_WITHIN.exec(words);
  const left = words
    .replace(number[0], '')
    .replace(due?.[0] ?? '', '')
    .replace(CALLER_WITHIN, '');
  const content = left
    .replace(OPENING, '')
    .replace(/[\s，,。；;]+$/, '')
    .trim();
  return { number: number[1] ?? '', content, ...(due?.[1] === undefined ? {} : { due: due[1] }) };
}

/** Null without a number or without anything to do. */
export function fieldsOf(
  values: Values,
  everything: string,
  calendar: WorkingCalendar,
  now: number,
): OrderFields | null {
  const number = (values.number ?? '').replace(/\s+/g, '');
  const content = maskNumbers(values.content ?? '').text.trim();
  if (number === '' || content === '') return null;
  const received = momentIn(values.received ?? '', calendar, now) ?? now;
  return {
    platform: platformOf(values.platform ?? '', everything),
    number: number.slice(0, 40),
    content,
    place: maskNumbers(values.place ?? '').text.trim(),
    category: (values.category ?? '').trim(),
    dueAt: momentIn(values.due ?? '', calendar, received),
    returnBy: momentIn(values.return ?? '', calendar, received),
  };
}

const PLATFORMS: readonly [RegExp, string][] = [
  [/12345/, '12345'],
  [/数字城管|智慧城管|城市管理/, '数字城管'],
  [/12315/, '12315'],
  [/信访/, '信访'],
];

/** The platform that is named in the words; null when none we know is. */
export const platformIn = (words: string): string | null =>
  PLATFORMS.find(([pattern]) => pattern.test(words))?.[1] ?? null;

const platformOf = (named: string, everything: string): string =>
  platformIn(named) ?? platformIn(everything) ?? (named.slice(0, 20) || '平台');

const CLOSING_TIME = '18:00';

/** 2026-11-26 18:00, 2026年11月26日18时, 11月26日, 3个工作日, 48小时; null when it says none. */
export function momentIn(words: string, calendar: WorkingCalendar, from: number): number | null {
  const date = /(?:(\d{4})[-/年.])?(\d{1,2})[-/月.](\d{1,2})[日号]?\s*(?:(\d{1,2})[:：时点](\d{1,2})?)?/.exec(
    words,
  );
  if (date) {
    const [, year = calendar.local(from).day.slice(0, 4), month = '', day = '', hour, minute = '0'] = date;
    const at = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    const time = hour === undefined ? minutesOf(CLOSING_TIME) : Number(hour) * 60 + Number(minute || 0);
    return calendar.at(at, time);
  }
  const span = /(\d+)\s*(?:个)?(工作日|工作小时|小时|天|日)/.exec(words);
  if (!span) return null;
  const unit = { 工作日: 'WD', 工作小时: 'WH', 小时: 'EH', 天: 'ED', 日: 'ED' } as const;
  return calendar.due(from, { amount: Number(span[1]), unit: unit[span[2] as keyof typeof unit] });
}
