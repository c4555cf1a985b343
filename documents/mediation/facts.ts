import type { WorkingCalendar } from '../../models/calendar';
import type { DisputeFile, OpenedParty } from '../../models/dispute-file';
import { disputeKinds, disputeSources, endings } from '../../models/dispute-kinds';
import { disputeClocks, disputeNumber } from '../../models/dispute-workflow';
import type { Committee } from '../../models/mediation';
import { capitalAmount } from '../chinese-amount';

/** One case as its documents need it: words and dates, ready to be set. */
export interface CaseFacts {
  committee: string;
  /** （2026）青石人调字第1号; the bot's own number before an agreement. */
  number: string;
  mediator: string;
  kind: string;
  source: string;
  place: string;
  content: string;
  registered: string;
  accepted: string;
  begun: string;
  limit: string;
  ended: string;
  sides: { A: OpenedParty[]; B: OpenedParty[] };
  /** Talks before both had agreed to mediation are inquiries. */
  inquiries: Talk[];
  talks: Talk[];
  agreement: AgreementFacts | null;
  performed: string;
  notPerformed: string[];
  visits: { date: string; words: string }[];
  /** 申请司法确认 was asked for. */
  confirmation: boolean;
  confirmUntil: string;
  /** Why it ended without agreement; '' when it did not. */
  ending: string;
  today: string;
}

export interface Talk {
  date: string;
  time: string;
  place: string;
  record: string;
}

export interface AgreementFacts {
  oral: boolean;
  facts: string;
  duties: string;
  terms: string[];
  way: string;
  until: string;
  copies: number;
  /** 人民币捌拾元整（¥80.00）; '' without money. */
  amount: string;
  agreed: string;
  effective: string;
}

export interface CaseOffice {
  calendar: WorkingCalendar;
  committee: Committee | null;
  mediator: string;
  now: number;
}

/** 2026年11月24日; blanks to be filled by hand when there is no day. */
export function chineseDate(day: string | null): string {
  if (day === null) return '　　　　年　　月　　日';
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** What the documents say, out of the opened file. */
export function caseFacts(file: DisputeFile, office: CaseOffice): CaseFacts {
  const { dispute, parties, events } = file;
  const { calendar } = office;
  const date = (at: number | null): string => (at === null ? '' : chineseDate(calendar.local(at).day));
  const talks = talksOf(file, calendar);
  const stepped = (step: string) => events.filter((event) => event.step === step);
  return {
    committee: office.committee?.name ?? '人民调解委员会',
    number: numberOf(file, office.committee),
    mediator: office.mediator,
    kind: disputeKinds[dispute.kind].label,
    source: disputeSources[dispute.source],
    place: file.placeText,
    content: file.content,
    registered: date(dispute.registeredAt),
    accepted: date(dispute.acceptedAt),
    begun: date(dispute.begunAt),
    limit: date(dispute.limitAt),
    ended: date(dispute.endedAt),
    sides: {
      A: parties.filter(({ side }) => side === 'A'),
      B: parties.filter(({ side }) => side === 'B'),
    },
    inquiries: talks.filter(({ at }) => at < (dispute.begunAt ?? Infinity)),
    talks: talks.filter(({ at }) => at >= (dispute.begunAt ?? Infinity)),
    agreement: agreementOf(file, date),
    performed: date(dispute.performedAt),
    notPerformed: stepped('break').map(({ at }) => date(at)),
    visits: stepped('revisit').map(({ at, note }) => ({ date: date(at), words: note ?? '' })),
    confirmation: dispute.confirmation === 'asked' || dispute.confirmation === 'given',
    confirmUntil: dispute.effectiveAt === null ? '' : date(dispute.effectiveAt + disputeClocks.confirmation),
    ending: dispute.ending === null ? '' : endings[dispute.ending],
    today: date(office.now),
  };
}

/** （2026）青石人调字第1号 */
export function numberOf({ dispute }: Pick<DisputeFile, 'dispute'>, committee: Committee | null): string {
  if (dispute.fileNumber === null || dispute.fileYear === null) return disputeNumber(dispute.id);
  return `（${dispute.fileYear}）${committee?.mark ?? ''}人调字第${dispute.fileNumber}号`;
}

function talksOf(file: DisputeFile, calendar: WorkingCalendar): (Talk & { at: number })[] {
  const pad = (count: number): string => String(count).padStart(2, '0');
  return file.sessions.map(({ at, record, kind }) => {
    const { day, hour, minute } = calendar.local(at);
    const met = file.appointments.find(
      (one) => calendar.local(one.at).day === day && one.cancelledAt === null,
    );
    const filed = kind === 'image' ? '（手写笔录照片，附后）' : '（录音，存电子卷）';
    return {
      at,
      date: chineseDate(day),
      time: `${pad(hour)}时${pad(minute)}分`,
      place: met?.place ?? '',
      record: record === '' ? filed : record,
    };
  });
}

function agreementOf(
  { agreement, dispute }: DisputeFile,
  date: (at: number | null) => string,
): AgreementFacts | null {
  if (agreement === null) return null;
  const { facts, duties, terms, way, until, copies } = agreement;
  const { amountFen, form, agreedAt, effectiveAt } = dispute;
  const money =
    amountFen === null ? '' : `人民币${capitalAmount(amountFen)}（¥${(amountFen / 100).toFixed(2)}）`;
  return {
    oral: form === 'oral',
    facts,
    duties,
    terms: terms
      .split('\n')
      .map((term) => term.replace(/^\s*(?:\d+|[一二三四五六七八九十]+)[.、．)）]\s*/, '').trim())
      .filter(Boolean),
    way,
    until,
    copies,
    amount: money,
    agreed: date(agreedAt),
    effective: date(effectiveAt),
  };
}
