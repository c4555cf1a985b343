import { Failure } from '../../models/failure';
import { ledgerCount, type LedgerName } from '../../models/figures/ledger';
import { askForPaper } from '../../models/figures/paper';
import { monthsOf, upTo, type Period } from '../../models/period';
import { holdsRight, nodesOfRight } from '../../models/staff/rights';
import { isSensitive } from '../../models/tickets/sensitive';
import type { Answer } from '../../notices/answer';
import { periodLabel } from '../../notices/figures/ledger-labels';
import {
  disputeLedger,
  formTooLong,
  ledgerAppOnly,
  ledgerBegun,
  ledgerNone,
  ledgerOfPersons,
  ledgers,
  ledgerUnknown,
} from '../../notices/figures/ledger-words';
import { outsideScope } from '../../notices/figures/question-words';
import { gridWords } from '../../notices/words';
import { namesIn } from './figure-names';
import { readTime } from './figure-times';
import type { Handler } from '../handler';
import { formIn } from './ledger-form';
import type { Turn } from '../turn/turn';

const kindsOfLedgers = [disputeLedger, ...Object.values(ledgers)].flatMap(({ words }) => words);
const kindSaid = (said: string): string => kindsOfLedgers.find((word) => said.includes(`${word}台账`)) ?? '';

/** 台账: any kind and period as a workbook. */
export const ledgerHandler: Handler = {
  intent: 'ledger',
  commands: [
    {
      // 培训台账 今年 means 台账 培训 今年.
      words: ['台账', ...kindsOfLedgers.map((word) => `${word}台账`)],
      last: true,
      glued: true,
      for: ['leader', 'official'],
      example: '台账 3月',
      does: '要一份台账（Excel）：台账 3月、台账 活动 今年、台账 纠纷 上月',
      run: (turn, rest) => ask(turn, `${kindSaid(turn.input.text)} ${rest}`.trim()),
    },
  ],
};

/** A form is filled in memory. */
const FORM_ROWS = 20_000;

interface Wanted {
  ledger: LedgerName;
  period: Period;
  gridId: number;
  /** Only these kinds, and how they were said; null: all. */
  categories: readonly string[] | null;
  kindWords: string;
  /** Words nobody knows. */
  unknown: string;
}

async function ask(turn: Turn, rest: string): Promise<Answer> {
  const { context, person, contact } = turn;
  const { tx, office, now } = context;
  if (!holdsRight(office.directory, person.id, 'export_ledger'))
    throw new Failure('role.other', { who: '网格长、社区或街道的工作人员' });
  if (contact.channel !== 'app') return ledgerAppOnly;
  const own = nodesOfRight(office.directory, person.id, 'export_ledger');
  const readable = own.flatMap((id) => office.directory.below(id));
  const form = await formIn(tx, rest, readable);
  const wanted = read(turn, form ? rest.replace(form.name, ' ') : rest);
  if (wanted.unknown !== '') return ledgerUnknown(wanted.unknown);
  if (!readable.includes(wanted.gridId)) return outsideScope;
  const { period, gridId, categories, kindWords } = wanted;
  const ledger = form ? (form.ledger as LedgerName) : wanted.ledger;
  if (categories && ledger !== 'tickets') return ledgerUnknown(kindWords);
  if (categories?.some(isSensitive)) return ledgerOfPersons;
  const filter = { period, gridIds: office.directory.below(gridId), categories };
  const rows = ledger === 'disputes' ? 1 : await ledgerCount(tx, office, ledger, filter);
  if (rows === 0) return ledgerNone;
  const spec = { ledger, period, gridId, categories, kindWords, formId: form?.id ?? null };
  if (form && rows > FORM_ROWS) return formTooLong(FORM_ROWS);
  await askForPaper(tx, 'ledger', spec, { personId: person.id }, now);
  const title = ledger === 'disputes' ? disputeLedger.title : ledgers[ledger].title;
  return ledgerBegun(`${kindWords}${title}`, periodLabel(period), gridWords(office.directory, gridId), rows);
}

/** 活动 今年 幸福社区 → which ledger, when, where; a month that has only begun ends today. */
function read({ context, person }: Turn, words: string): Wanted {
  const { directory, calendar } = context.office;
  const today = calendar.local(context.now).day;
  const time = readTime(words, today);
  const own = nodesOfRight(directory, person.id, 'export_ledger');
  let rest = (time ? words.replace(time.words, ' ') : words).trim();
  const named: readonly (readonly [LedgerName, readonly string[]])[] = [
    ['disputes', disputeLedger.words],
    ...Object.entries(ledgers).map(([name, ledger]) => [name as LedgerName, ledger.words] as const),
  ];
  const kind = named
    .flatMap(([name, all]) => all.map((word) => [name, word] as const))
    .find(([, word]) => rest.includes(word));
  if (kind) rest = rest.replace(kind[1], ' ').trim();
  const names = namesIn(
    rest,
    directory,
    own.flatMap((id) => directory.below(id)),
  );
  const month = upTo(monthsOf(Number(today.slice(0, 4)), Number(today.slice(5, 7)), 1), today);
  return {
    ledger: kind?.[0] ?? 'tickets',
    period: time?.period ?? month,
    gridId: names.gridId ?? own[0] ?? 0,
    categories: names.categories,
    kindWords: names.kindWords,
    unknown: names.unknown || (names.place || names.desk ? rest : ''),
  };
}
