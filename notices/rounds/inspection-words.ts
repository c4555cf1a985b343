import type { Office } from '../../models/context';
import type {
  DueInspection,
  Inspection,
  InspectionFinding,
  RepeatedlyWrong,
} from '../../models/rounds/inspection';
import type { EndedInspection } from '../../models/rounds/inspection-log';
import type { InspectionTemplate } from '../../models/rounds/inspection-templates';
import type { Ticket } from '../../models/tickets/ticket';
import { ticketNumber } from '../../models/tickets/workflow';
import { choiceKey, circled, type Answer, type Choice } from '../answer';
import { dayInYear, dayWords, numberedWords } from '../words';

const SHOWN = 10;

const sheetChoice = (label: string, placeId: number, at: number): Choice => ({
  label: label.slice(0, LABEL),
  key: choiceKey('inspect', 'sheet', `P${placeId}`, at),
});
const LABEL = 20;

/** Sheets: those of this season first, those of another not at all; what is due can be chosen by its number. */
export function inspectionUsage(
  { directory }: Office,
  templates: readonly { name: string; season: 'now' | 'all' | 'later' }[],
  due: string,
  rows: readonly { placeId: number; template: InspectionTemplate; at: number }[],
): Answer {
  const named = (season: 'now' | 'all' | 'later'): string =>
    templates
      .filter((template) => template.season === season)
      .map(({ name }) => name)
      .join('、');
  const now = named('now') === '' ? '' : `当季：${named('now')}。`;
  const later = named('later') === '' ? '' : `不当季的也能查：${named('later')}。`;
  return {
    text: `${due}查哪里、查什么？比如“检查 3号楼 消防通道”。检查表：${named('all')}。${now}${later}`,
    ...(rows.length === 0
      ? {}
      : {
          choices: rows.map(({ placeId, template, at }) =>
            sheetChoice(`${directory.place(placeId)?.name ?? ''} ${template.name}`, placeId, at),
          ),
          listed: true,
        }),
  };
}

/** 检查记录: day, place, sheet and what was not right; who looked stands in 台账 alone. */
export function inspectionsWords(
  { directory, calendar }: Office,
  rows: readonly EndedInspection[],
  now: number,
): Answer {
  if (rows.length === 0) return { text: '还没有查过。要查，回“检查”加地点。' };
  const today = calendar.local(now).day;
  const lines = rows.map(
    ({ template, placeId, endedAt, own, wrong }) =>
      `${dayInYear(calendar.local(endedAt).day, today)} ${directory.place(placeId)?.name ?? '已撤的地点'} ${template}：${wrong === 0 ? '都正常' : `不对 ${wrong} 项`}${own ? '（单位自查）' : ''}`,
  );
  return { text: `最近查过的：\n${lines.join('\n')}\n要一份 Excel，网格长回“台账 检查”。` };
}

/** A place without a sheet: which one. */
export const whichSheetThere = (
  { directory }: Office,
  placeId: number,
  sheets: readonly { name: string; at: number }[],
): Answer => ({
  text: `${directory.place(placeId)?.name ?? ''}查什么？回数字：\n${sheets.map(({ name }, row) => `${circled(row)} ${name}`).join('\n')}`,
  choices: sheets.map(({ name, at }) => sheetChoice(name, placeId, at)),
  listed: true,
});

/** What is due, for the head of the usage. */
export function dueWords({ directory, calendar }: Office, due: readonly DueInspection[]): string {
  if (due.length === 0) return '';
  const rows = due
    .slice(0, SHOWN)
    .map(
      ({ template, placeId, lastAt, lastOwn }, row) =>
        `${circled(row)} ${directory.place(placeId)?.name ?? ''} ${template.name}（${lastAt === null ? '还没查过' : `上次 ${dayWords(calendar.local(lastAt).day)}${lastOwn ? '自查' : ''}`}）`,
    );
  return `到期该查的 ${due.length} 处：\n${rows.join('\n')}\n`;
}

/** 门前三包 反复, to who looks after those places: names of places, no person and no group. */
export function repeatedWords(
  { directory }: Office,
  { name }: InspectionTemplate,
  rows: readonly RepeatedlyWrong[],
): Answer {
  if (rows.length === 0) return { text: `近 90 天，${name}没有哪一处查出两次以上不对。` };
  const lines = rows.map(
    ({ placeId, checks, wrong }) =>
      `${directory.place(placeId)?.name ?? '已撤的地点'}：查 ${checks} 次，${wrong} 次有不对`,
  );
  return {
    text: `近 90 天，${name}反复不对的 ${rows.length} 处：\n${lines.join('\n')}\n要它整改，回“整改”加编号出通知书；没有处罚权的，转有权的科室。`,
  };
}

/** Behind a point that stands at a place with sheets of its own. */
export const sheetChoices = (placeId: number, templates: readonly string[]): Choice[] =>
  templates.slice(0, OFFERED).map((template, at) => ({
    label: `查${template}`.slice(0, OPTION),
    key: choiceKey('inspect', 'begin', `P${placeId}`, at),
  }));
const OFFERED = 3;

/** A sheet without a place: those it is planned for can be chosen. */
export const whichPlaceToInspect = (
  { directory }: Office,
  name: string,
  at: number,
  placeIds: readonly number[],
): Answer => {
  const rows = placeIds.map((id, row) => `${circled(row)} ${directory.place(id)?.name ?? ''}`);
  const choices = placeIds.map((id) => sheetChoice(directory.place(id)?.name ?? '', id, at));
  return rows.length === 0
    ? { text: `${name}查哪里？回楼号或地点就行，比如“3号楼”。` }
    : { text: `${name}查哪里？回数字，或回别的楼号、地点：\n${rows.join('\n')}`, choices, listed: true };
};

const choicesOf = ({ id }: Inspection, good: string, wrong: string): Choice[] => [
  { label: good, key: choiceKey('inspect', 'end', `I${id}`) },
  { label: wrong, key: choiceKey('inspect', 'wrong', `I${id}`) },
];

const OPTION = 12;

/** The items as one list: touched, it is reported; words and a photo may follow. */
export const whichItem = (inspection: Inspection, { items }: InspectionTemplate): Answer => ({
  text: '哪一项不对？选好点“上报这项”；照片先发或随后发都行。',
  aside: true,
  selects: {
    lists: [
      {
        key: 'item',
        title: '哪一项',
        options: items.map(({ words }, at) => ({
          id: String(at + 1),
          label: `${at + 1} ${words.length > OPTION ? `${words.slice(0, OPTION)}…` : words}`,
        })),
      },
    ],
    submit: { label: '上报这项', key: choiceKey('inspect', 'pick', `I${inspection.id}`) },
  },
});

/** For the next list: what came due, each time once. */
export function dueNews(office: Office, due: readonly DueInspection[]): string {
  const places = due
    .slice(0, SHOWN)
    .map(({ template, placeId }) => `${office.directory.place(placeId)?.name ?? ''} ${template.name}`);
  const more = due.length > SHOWN ? `等 ${due.length} 处` : '';
  return `到期该查：${places.join('、')}${more}。查的时候回“检查 ${places[0] ?? ''}”。`;
}

/** The sheet: what is open there first, then its items; one tap when all is well. */
export function inspectionSheet(
  { directory }: Office,
  inspection: Inspection,
  template: InspectionTemplate,
  open: readonly Ticket[],
): Answer {
  const known =
    open.length > 0
      ? `这里还在办 ${open.length} 件：${open.slice(0, 3).map(numberedWords).join('；')}\n`
      : '';
  const items = template.items.map(({ words }, at) => `${at + 1} ${words}`).join('\n');
  return {
    text: `${template.name} · ${directory.place(inspection.placeId)?.name ?? ''}\n${known}${items}\n有不对的，回数字加一句话，比如“2 堆了杂物”，可以带照片。`,
    choices: choicesOf(inspection, '全部正常', '有不对的'),
    aside: true,
  };
}

export const findingsKept = (inspection: Inspection, findings: readonly InspectionFinding[]): Answer => ({
  text: `${findings.map(({ item, ticketId }) => `第 ${item} 项记下了，已上报 ${ticketNumber(ticketId)}。`).join('\n')}${findings.length > 1 ? '\n' : ''}还有不对的接着回；没有了就点“其余正常”。`,
  choices: choicesOf(inspection, '其余正常', '还有不对的'),
  aside: true,
});

/** 不查了. */
export const inspectionDropped = (findings: readonly InspectionFinding[]): Answer => ({
  text: `好，这次检查不记。${findings.length > 0 ? `已上报的 ${findings.map(({ ticketId }) => ticketNumber(ticketId)).join('、')} 还在，报错了回“撤回”加编号。` : ''}`,
});

export function inspectionRecord(
  { directory }: Office,
  inspection: Inspection,
  findings: readonly InspectionFinding[],
): Answer {
  const wrong = new Set(findings.map(({ item }) => item)).size;
  const tickets = findings.map(({ ticketId }) => ticketNumber(ticketId)).join('、');
  return {
    text: `检查记下了：${inspection.template} · ${directory.place(inspection.placeId)?.name ?? ''}\n${inspection.items} 项，正常 ${inspection.items - wrong} 项${wrong > 0 ? `，不对 ${wrong} 项（${tickets}）。要单位改的，回“整改”加编号出通知书` : ''}。`,
    choices: [
      { label: '接着查', key: choiceKey('inspect', 'again', `I${inspection.id}`) },
      { label: '不记了', key: choiceKey('inspect', 'drop', `I${inspection.id}`) },
    ],
  };
}
