import { columnLetters } from '../../documents/xlsx-parts';
import { activityKinds } from '../../models/rounds/activity';
import type { WorkingCalendar } from '../../models/calendar';
import type { Office } from '../../models/context';
import { maskNumbers } from '../../models/residents/mask';
import type { OldLedger } from '../../models/figures/old-ledger';
import {
  neededColumns,
  recordLedgers,
  type OldRecord,
  type OldRecords,
  type RecordFault,
  type RecordLedger,
} from '../../models/figures/old-records';
import { choiceKey, type Answer, type Choice } from '../answer';
import type { FormMapping } from '../tickets/form-words';
import { ledgers } from './ledger-words';
import { categoryWords, dayWords, gridWords } from '../words';

/** Ledgers of which an old one comes in. */
export type OldLedgerName = 'tickets' | RecordLedger;
export const importable: readonly OldLedgerName[] = ['tickets', ...recordLedgers];

/** 走访 behind 导入台账: which ledger it will be; null: none of these. */
export const importableNamed = (words: string): OldLedgerName | null =>
  importable.find((name) => ledgers[name].words.some((word) => words.includes(word))) ?? null;

const IMPORTABLE = '事件（隐患也算）、走访、巡查、检查、活动（宣传、消杀、培训、好人好事……）';
/** `ledger`: said with the command; null: the heading will tell. */
export const oldLedgerWay = (ledger: OldLedgerName | null): Answer => ({
  text: `把旧的${ledger === null ? '台账' : ledgers[ledger].title}（xlsx）发给我，30 分钟内都行。表头我来认，您看过预览再进；按它自己的日期算，不通知任何人。${ledger === null ? `能导的有：${IMPORTABLE}。` : ''}`,
});
/** Disputes, meetings, duty: what is in them belongs to persons, or hangs on more than a row. */
export const notImportable: Answer = {
  text: `这种台账导不进来。能导的有：${IMPORTABLE}。纠纷的案卷、会议和值班请留在原处。`,
};
export const notOldLedger = (ledger: OldLedgerName | null): Answer => ({
  text:
    ledger === null || ledger === 'tickets'
      ? `没在这个文件里认出表头。事件台账要有“上报时间”一类的日期列和“问题、内容”一类的列；别的台账先说是哪种，比如“导入台账 走访”。改好再发，或回“取消”。`
      : `没在这个文件里认出${ledgers[ledger].title}的表头。要有“日期”和“${ledgers[ledger].columns.find(({ key }) => key === neededColumns[ledger].oneOf[0])?.title ?? ''}”一类的列。改好再发，或回“取消”。`,
});

/** A ledger of before as it was understood. */
export interface OldMapping {
  ledger: OldLedgerName;
  sheet: number;
  headingRow: number;
  columns: FormMapping['columns'];
}

const titleOf = (ledger: OldLedgerName, key: string): string =>
  ledgers[ledger].columns.find((column) => column.key === key)?.title ?? key;

/** Columns about persons never come in, whatever somebody says. */
export const isPersonal = ({ heading }: OldMapping['columns'][number]): boolean =>
  /姓名|(?:上报|反映|投诉|举报|来电|来访|联系|报修|当事)人|电话|手机|联系方式|身份证|证件|住址/.test(heading);
export const oldPersonal: Answer = { text: '这一列是姓名、电话一类的，不进来。别的列可以取。' };

/** How the headings were understood, and what is asked. */
export function oldProposal({ ledger, headingRow, columns }: OldMapping, rows: number | null): Answer {
  const known = columns.flatMap(({ column, heading, key }) =>
    key === null ? [] : [`${columnLetters(column)} ${heading}＝${titleOf(ledger, key)}`],
  );
  const persons = columns.filter(isPersonal);
  const open = columns.filter((one) => one.key === null && !isPersonal(one));
  const named = (some: OldMapping['columns']): string =>
    some.map(({ column, heading }) => `${columnLetters(column)} ${heading}`).join('、');
  return {
    text: [
      `像是${ledgers[ledger].title}，第 ${headingRow} 行是表头${rows === null ? '' : `，下面 ${rows} 行`}。我这样取：`,
      known.join('；'),
      open.length > 0
        ? `不取：${named(open)}。要取就回“${columnLetters(open[0]?.column ?? 0)} 取 ${EXAMPLE[ledger]}”。`
        : '',
      persons.length > 0 ? `姓名、电话不进来：${named(persons)}。` : '',
      ledger === 'tickets' ? '对的话看预览。' : '不是这种台账，回“导入台账”加名字；对的话看预览。',
    ]
      .filter(Boolean)
      .join('\n'),
    choices: [
      { label: '看预览', key: choiceKey('oldledger', 'preview') },
      { label: '不导了', key: choiceKey('oldledger', 'drop') },
    ],
  };
}

/** What a correction may say, by ledger. */
const EXAMPLE: Record<OldLedgerName, string> = {
  tickets: '办理结果',
  activities: '内容',
  visits: '楼栋',
  patrols: '网格',
  inspections: '地点',
};

const lackWords: Record<RecordFault | OldLedger['faults'][number]['lacks'], string> = {
  date: '没有日期',
  subject: '没有内容',
  place: '没认出是哪栋楼',
  personal: '写了个人的情况',
  future: '日期在以后',
  dispute: '是矛盾纠纷，要保密',
};
const LISTED = 5;

/** What would come in, before anything does. */
export function oldPreview(calendar: WorkingCalendar, ledger: OldLedger, fresh: OldLedger['rows']): Answer {
  const { rows, faults, unknownCategory, unknownGrid } = ledger;
  const days = fresh.map(({ ticket }) => ticket.reportedAt).toSorted((a, b) => a - b);
  const faulty = faultLines(faults);
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
  return { text: text.filter(Boolean).join('\n'), choices: takingChoices(fresh.length) };
}

/** The same of records of work. */
export function oldRecordsPreview(
  office: Office,
  ledger: RecordLedger,
  { rows, faults, unknownGrid }: OldRecords,
  fresh: OldRecords['rows'],
): Answer {
  const days = fresh.map(({ record }) => record.begunAt).toSorted((a, b) => a - b);
  const known = rows.length - fresh.length;
  const text = [
    fresh.length === 0
      ? '没有要进的。'
      : `${ledgers[ledger].title}能进 ${fresh.length} 行，${spanWords(office.calendar, days)}。`,
    known > 0 ? `${known} 行以前导过，不再进。` : '',
    ...faultLines(faults),
    unknownGrid > 0 ? `${unknownGrid} 行没认出网格，记在整个辖区下。` : '',
    '谁做的不进来；走访里说了什么也不进来。',
    ...fresh.slice(0, 3).map(({ at, record }) => `第 ${at} 行：${recordWords(office, ledger, record)}`),
  ];
  return { text: text.filter(Boolean).join('\n'), choices: takingChoices(fresh.length) };
}

function recordWords({ calendar, directory }: Office, ledger: RecordLedger, record: OldRecord): string {
  const day = dayWords(calendar.local(record.begunAt).day);
  const where = directory.place(record.placeId)?.name ?? gridWords(directory, record.gridId);
  const amounts = record.amounts.map(
    ({ item, amount, unit, approximate }) => `${item}${approximate ? '约' : ''} ${amount} ${unit}`,
  );
  const what =
    ledger === 'activities'
      ? [activityKinds[record.kind].label, record.text, ...amounts].join(' ')
      : record.text;
  return [day, where, ledger === 'activities' || ledger === 'inspections' ? what : '']
    .filter(Boolean)
    .join(' ');
}

function faultLines(faults: readonly { at: number; lacks: keyof typeof lackWords }[]): string[] {
  return (Object.keys(lackWords) as (keyof typeof lackWords)[]).flatMap((lacks) => {
    const at = faults.filter((fault) => fault.lacks === lacks).map((fault) => fault.at);
    if (at.length === 0) return [];
    const listed = at.slice(0, LISTED).join('、');
    return [`${at.length} 行${lackWords[lacks]}，不进（第 ${listed}${at.length > LISTED ? ' …' : ''} 行）。`];
  });
}

const takingChoices = (rows: number): Choice[] =>
  rows === 0
    ? []
    : [
        { label: `导入 ${rows} 行`, key: choiceKey('oldledger', 'do') },
        { label: '不导了', key: choiceKey('oldledger', 'drop') },
      ];

function spanWords(calendar: WorkingCalendar, moments: readonly number[]): string {
  const [first, last] = [calendar.local(moments[0] ?? 0).day, calendar.local(moments.at(-1) ?? 0).day];
  const words = (day: string): string => `${day.slice(0, 4)}年${dayWords(day)}`;
  return first === last ? words(first) : `${words(first)}—${words(last)}`;
}

export const oldLooking: Answer = { text: '在看，预览马上给您。' };
/** Columns that are taken from an old ledger; others of ours are worked out. */
const TAKEN: Record<OldLedgerName, string> = {
  tickets: '编号、上报时间、网格、地点、类别、问题、承办、时限、办好时间、结案时间、办理结果',
  activities: '日期、类别、网格、内容、工程量',
  visits: '走访时间、网格、楼栋',
  patrols: '开始、结束、网格',
  inspections: '检查时间、检查表、网格、地点',
};
export const oldColumnUnknown = (ledger: OldLedgerName): Answer => ({
  text: `没认出来。写哪一列、取成什么，比如“E 取 ${EXAMPLE[ledger]}”；可以取：${TAKEN[ledger]}。`,
});
export const oldBegun: Answer = { text: '在导入，好了告诉您。' };
export const oldDropped: Answer = { text: '好，没有导入。' };
export const oldProgress = (done: number, rows: number): string =>
  `台账导入：进了 ${done} 行，共 ${rows} 行。`;
export const oldDone = (ledger: OldLedgerName, id: number, taken: number, known: number): Answer => ({
  text: `台账导入好了：进了 ${taken} 行${known > 0 ? `，${known} 行以前导过没再进` : ''}。${ledger === 'tickets' ? '来源写“台账导入”，' : ''}已经算进各期的数。导错了可以整批撤销，24 小时内都行。`,
  choices: [{ label: '撤销这次导入', key: choiceKey('oldledger', 'undo', id) }],
});
export const oldUndoing: Answer = { text: '在撤销，好了告诉您。' };
export const oldUndone = (rows: number): Answer => ({
  text: `撤销好了，${rows} 行都退出来了，各期的数也退了。`,
});
export const oldTooLate: Answer = { text: '这批导入超过 24 小时，或者已经撤销过了，不能再撤。' };
