import type { Sheet } from '../../documents/xlsx';
import type { Office } from '../../models/context';
import type { OwnCheck } from '../../models/rounds/self-check-log';
import { ticketNumber } from '../../models/tickets/workflow';
import { choiceKey, type Answer, type Choice } from '../answer';
import { dayInYear, stateWords } from '../words';

const SHOWN = 8;

export const logChoice: Choice = { label: '看记录', key: choiceKey('selfcheck', 'log') };
const sheetChoice: Choice = { label: '要表格', key: choiceKey('selfcheck', 'sheet') };

const wrongOf = ({ findings }: OwnCheck): number => new Set(findings.map(({ item }) => item)).size;

/** The firm's own log: day, place, what was not right and how far that is. */
export function selfCheckLogWords(
  { directory, calendar }: Office,
  checks: readonly OwnCheck[],
  now: number,
): Answer {
  if (checks.length === 0)
    return {
      text: '还没有自查记录。要查，回“自查”。',
      choices: [{ label: '自查', key: choiceKey('selfcheck', 'start') }],
    };
  const today = calendar.local(now).day;
  const rows = checks.slice(0, SHOWN).map((check) => {
    const day = dayInYear(calendar.local(check.endedAt).day, today);
    const found = check.findings.map(
      ({ ticketId, state }) => `${ticketNumber(ticketId)} ${stateWords[state]}`,
    );
    const wrong = found.length === 0 ? '都正常' : `不对 ${wrongOf(check)} 项（${found.join('，')}）`;
    return `${day} ${directory.place(check.placeId)?.name ?? ''} ${check.template}：${wrong}`;
  });
  const more = checks.length > SHOWN ? `\n更早的在表格里。` : '';
  return {
    text: `一年里自查 ${checks.length} 次：\n${rows.join('\n')}${more}`,
    choices: [sheetChoice],
  };
}

export const selfChecksBegun: Answer = { text: '自查记录的表格随后发来（Excel），一年里的都在。' };

/** 安居物业 自查记录 2026-11-24.xlsx */
export const selfCheckFile = (firm: string, today: string): string => `${firm} 自查记录 ${today}.xlsx`;

/** The workbook: a row a check; no names. */
export function selfCheckLogSheet(
  { directory, calendar }: Office,
  firm: string,
  checks: readonly OwnCheck[],
  today: string,
): Sheet {
  return {
    name: '自查记录',
    title: `${firm} 自查记录`,
    notes: [`到 ${today} 为止的一年，最近的在前`],
    columns: [
      { title: '日期', width: 14 },
      { title: '地点', width: 20 },
      { title: '检查表', width: 18 },
      { title: '项数', width: 8 },
      { title: '正常', width: 8 },
      { title: '不对', width: 8 },
      { title: '哪里不对', width: 40 },
      { title: '转成的事和进度', width: 30 },
    ],
    rows: checks.map((check) => [
      calendar.local(check.endedAt).day,
      directory.place(check.placeId)?.name ?? '',
      check.template,
      check.items,
      check.items - wrongOf(check),
      wrongOf(check),
      check.findings.map(({ item, subject }) => `第 ${item} 项 ${subject}`).join('；'),
      check.findings
        .map(({ ticketId, state }) => `${ticketNumber(ticketId)} ${stateWords[state]}`)
        .join('；'),
    ]),
  };
}
