import { columnLetters } from '../documents/xlsx-parts';
import type { WorkingCalendar } from '../models/calendar';
import { maskNumbers } from '../models/mask';
import type { OldLedger } from '../models/old-ledger';
import { choiceKey, type Answer } from './answer';
import type { FormMapping } from './form-words';
import { ledgers } from './ledger-words';
import { categoryWords, dayWords } from './words';

export const oldLedgerWay: Answer = {
  text: '把旧的事件台账（xlsx）发给我，30 分钟内都行。表头我来认，您看过预览再进；进来的算已结案的历史，按它自己的日期统计，不通知任何人。',
};
export const notOldLedger: Answer = {
  text: '没在这个文件里认出事件台账的表头。要有“上报时间”一类的日期列和“问题、内容”一类的列。改好再发，或回“取消”。',
};

/** A ledger of before as it was understood. */
export interface OldMapping {
  sheet: number;
  headingRow: number;
  columns: FormMapping['columns'];
}

const titleOf = (key: string): string =>
  ledgers.tickets.columns.find((column) => column.key === key)?.title ?? key;

/** Columns about persons never come in, whatever somebody says. */
export const isPersonal = ({ heading }: OldMapping['columns'][number]): boolean =>
  /姓名|(?:上报|反映|投诉|举报|来电|来访|联系|报修|当事)人|电话|手机|联系方式|身份证|证件|住址/.test(heading);
export const oldPersonal: Answer = { text: '这一列是姓名、电话一类的，不进来。别的列可以取。' };

/** How the headings were understood, and what is asked. */
export function oldProposal({ headingRow, columns }: OldMapping, rows: number | null): Answer {
  const known = columns.flatMap(({ column, heading, key }) =>
    key === null ? [] : [`${columnLetters(column)} ${heading}＝${titleOf(key)}`],
  );
  const persons = columns.filter(isPersonal);
  const open = columns.filter((one) => one.key === null && !isPersonal(one));
  const named = (some: OldMapping['columns']): string =>
    some.map(({ column, heading }) => `${columnLetters(column)} ${heading}`).join('、');
  return {
    text: [
      `像是事件台账，第 ${headingRow} 行是表头${rows === null ? '' : `，下面 ${rows} 行`}。我这样取：`,
      known.join('；'),
      open.length > 0
        ? `不取：${named(open)}。要取就回“${columnLetters(open[0]?.column ?? 0)} 取 办理结果”。`
        : '',
      persons.length > 0 ? `姓名、电话不进来：${named(persons)}。` : '',
      '对的话看预览。',
    ]
      .filter(Boolean)
      .join('\n'),
    choices: [
      { label: '看预览', key: choiceKey('oldledger', 'preview') },
      { label: '不导了', key: choiceKey('oldledger', 'drop') },
    ],
  };
}

const lackWords = { date: '没有日期', subject: '没有内容', future: '日期在以后' } as const;
const LISTED = 5;

/** What would come in, before anything does. */
export function oldPreview(calendar: WorkingCalendar, ledger: OldLedger, fresh: OldLedger['rows']): Answer {
  const { rows, faults, unknownCategory, unknownGrid } = ledger;
  const days = fresh.map(({ ticket }) => ticket.reportedAt).toSorted((a, b) => a - b);
  const faulty = (Object.keys(lackWords) as (keyof typeof lackWords)[]).flatMap((lacks) => {
    const at = faults.filter((fault) => fault.lacks === lacks).map((fault) => fault.at);
    if (at.length === 0) return [];
    const listed = at.slice(0, LISTED).join('、');
    return [`${at.length} 行${lackWords[lacks]}，不进（第 ${listed}${at.length > LISTED ? ' …' : ''} 行）。`];
  });
  const known = rows.length - fresh.length;
  const text = [
    fresh.length === 0 ? '没有要进的。' : `能进 ${fresh.length} 行，${spanWords(calendar, days)}。`,
    known > 0 ? `${known} 行以前导过，不再进。` : '',
    ...faulty,
    unknownCategory > 0 ? `${unknownCategory} 行的类别没认出，记作“${categoryWords('1299')}”。` : '',
    unknownGrid > 0 ? `${unknownGrid} 行没认出网格，记在整个辖区下。` : '',
    '没写时限的算按时；没写办结日期的算当天结，不计用时。',
    ...fresh
      .slice(0, 3)
      .map(
        ({ at, ticket }) =>
          `第 ${at} 行：${maskNumbers([ticket.placeText, ticket.subject].filter(Boolean).join(' ')).text}（${categoryWords(ticket.category)}）`,
      ),
  ];
  return {
    text: text.filter(Boolean).join('\n'),
    choices:
      fresh.length === 0
        ? []
        : [
            { label: `导入 ${fresh.length} 行`, key: choiceKey('oldledger', 'do') },
            { label: '不导了', key: choiceKey('oldledger', 'drop') },
          ],
  };
}

function spanWords(calendar: WorkingCalendar, moments: readonly number[]): string {
  const [first, last] = [calendar.local(moments[0] ?? 0).day, calendar.local(moments.at(-1) ?? 0).day];
  const words = (day: string): string => `${day.slice(0, 4)}年${dayWords(day)}`;
  return first === last ? words(first) : `${words(first)}—${words(last)}`;
}

export const oldLooking: Answer = { text: '在看，预览马上给您。' };
export const oldColumnUnknown: Answer = {
  text: '没认出来。写哪一列、取成什么，比如“E 取 办理结果”；可以取：编号、上报时间、网格、地点、类别、问题、承办、时限、办好时间、结案时间、办理结果。',
};
export const oldBegun: Answer = { text: '在导入，好了告诉您。' };
export const oldDropped: Answer = { text: '好，没有导入。' };
export const oldProgress = (done: number, rows: number): string =>
  `台账导入：进了 ${done} 行，共 ${rows} 行。`;
export const oldDone = (id: number, taken: number, known: number): Answer => ({
  text: `台账导入好了：进了 ${taken} 行${known > 0 ? `，${known} 行以前导过没再进` : ''}。来源写“台账导入”，已经算进各期的数。导错了可以整批撤销，24 小时内都行。`,
  choices: [{ label: '撤销这次导入', key: choiceKey('oldledger', 'undo', id) }],
});
export const oldUndoing: Answer = { text: '在撤销，好了告诉您。' };
export const oldUndone = (rows: number): Answer => ({
  text: `撤销好了，${rows} 行都退出来了，各期的数也退了。`,
});
export const oldTooLate: Answer = { text: '这批导入超过 24 小时，或者已经撤销过了，不能再撤。' };
