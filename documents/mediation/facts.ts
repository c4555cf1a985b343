import type { WorkingCalendar } from '../../models/calendar';
import type { DisputeFile, OpenedParty } from '../../models/mediation/dispute-file';
import { disputeKinds, disputeSources, disputeTiers, endings } from '../../models/mediation/dispute-kinds';
import { disputeClocks, disputeNumber } from '../../models/mediation/dispute-workflow';
import type { Committee } from '../../models/mediation/mediation';
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
  /** What is asked for or was agreed on: ¥80.00; ''. */
  amount: string;
  accepted: string;
  begun: string;
  limit: string;
  ended: string;
  tier: string;
  /** 公开 or 不公开. */
  openness: string;
  /** Days on which rights were told and identities looked at; '' = not yet. */
  informed: string;
  identified: string;
  /** Who joined with the consent of both: a desk, relatives, experts (art. 20); ''. */
  desk: string;
  sides: { A: OpenedParty[]; B: OpenedParty[] };
  /** Talks before both had agreed to mediation are inquiries. */
  inquiries: Talk[];
  talks: Talk[];
  agreement: AgreementFacts | null;
  evidence: Evidence[];
  performed: string;
  /** What was performed, or was not, by its day. */
  performances: { date: string; words: string }[];
  visits: { date: string; words: string }[];
  /** 申请司法确认 was asked for. */
  confirmation: boolean;
  confirmUntil: string;
  /** The court's decision: its day and number; ''. */
  confirmed: string;
  /** Why it ended without agreement; '' when it did not. */
  ending: string;
  today: string;
}

export interface Talk {
  date: string;
  time: string;
  place: string;
  record: string;
  pictures: Picture[];
}

/** A photo of notes or of evidence, made small enough for a page. */
export interface Picture {
  jpeg: Buffer;
  width: number;
  height: number;
}

export interface Evidence {
  source: string;
  name: string;
  form: string;
  pages: number;
  date: string;
  pictures: Picture[];
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
  /** Its days, when there are several. */
  instalments: InstalmentFacts[];
}

export interface InstalmentFacts {
  number: number;
  date: string;
  /** 人民币500.00元, or what else is due. */
  due: string;
  /** The day on which it was performed; '' while it is owed. */
  done: string;
}

export interface CaseOffice {
  calendar: WorkingCalendar;
  committee: Committee | null;
  mediator: string;
  now: number;
  /** Photos by the talk or the piece of evidence they show. */
  pictures?: { sessions: ReadonlyMap<number, Picture[]>; evidence: ReadonlyMap<number, Picture[]> };
}

/** 2026年11月24日; blanks to be filled by hand when there is no day. */
function chineseDate(day: string | null): string {
  if (day === null) return '　　　　年　　月　　日';
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** What the documents say, out of the opened file. */
export function caseFacts(file: DisputeFile, office: CaseOffice): CaseFacts {
  const { dispute, parties, events } = file;
  const { calendar } = office;
  const date = (at: number | null): string => (at === null ? '' : chineseDate(calendar.local(at).day));
  const talks = talksOf(file, office);
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
    amount: dispute.amountFen === null ? '' : `¥${(dispute.amountFen / 100).toFixed(2)}`,
    accepted: date(dispute.acceptedAt),
    begun: date(dispute.begunAt),
    limit: date(dispute.limitAt),
    ended: date(dispute.endedAt),
    tier: disputeTiers[dispute.tier],
    openness: Number(dispute.isPublic) === 1 ? '公开' : '不公开',
    informed: date(dispute.informedAt),
    identified: date(dispute.identifiedAt),
    desk: joinedOf(events),
    sides: {
      A: parties.filter(({ side }) => side === 'A'),
      B: parties.filter(({ side }) => side === 'B'),
    },
    inquiries: talks.filter(({ at }) => at < (dispute.begunAt ?? Infinity)),
    talks: talks.filter(({ at }) => at >= (dispute.begunAt ?? Infinity)),
    agreement: agreementOf(file, date),
    performed: date(dispute.performedAt),
    evidence: file.evidence.map(({ id, source, name, form, pages, at }) => ({
      source: sourceWords[source],
      name,
      form: formWords[form],
      pages,
      date: date(at),
      pictures: office.pictures?.evidence.get(id) ?? [],
    })),
    performances: events.flatMap(({ step, at, note }) => {
      const words = performanceWords[step];
      return words === undefined
        ? []
        : [{ date: date(at), words: note === null ? words : `${words}：${note}` }];
    }),
    visits: stepped('revisit').map(({ at, note }) => ({ date: date(at), words: note ?? '' })),
    confirmation: dispute.confirmation === 'asked' || dispute.confirmation === 'given',
    confirmUntil: dispute.effectiveAt === null ? '' : date(dispute.effectiveAt + disputeClocks.confirmation),
    confirmed: stepped('confirmed')
      .map(({ at, note }) => [date(at), note === 'given' ? '' : (note ?? '')].filter(Boolean).join('，'))
      .join('；'),
    ending: dispute.ending === null ? '' : endings[dispute.ending],
    today: date(office.now),
  };
}

/** Relatives and experts both agreed on, and the desks that came. */
function joinedOf(events: DisputeFile['events']): string {
  const names = new Set<string>();
  for (const { step, note } of events) {
    if (note === null) continue;
    if (step === 'invite' || step === 'join') names.add(note);
    if (step === 'stay_away')
      [...names].filter((name) => name.startsWith(`${note}（`)).forEach((name) => names.delete(name));
  }
  return [...names].join('、');
}

const sourceWords = { A: '申请人提交', B: '被申请人提交', C: '调解员调取' } as const;
const formWords = { original: '原件', copy: '复印件', photo: '照片' } as const;
const performanceWords: Readonly<Record<string, string>> = {
  reschedule: '双方改了履行的日子',
  perform_part: '部分履行',
  break: '到期未履行，已催告',
  perform: '履行完毕',
};

/** （2026）青石人调字第1号 */
export function numberOf({ dispute }: Pick<DisputeFile, 'dispute'>, committee: Committee | null): string {
  if (dispute.fileNumber === null || dispute.fileYear === null) return disputeNumber(dispute.id);
  return `（${dispute.fileYear}）${committee?.mark ?? ''}人调字第${dispute.fileNumber}号`;
}

function talksOf(file: DisputeFile, { calendar, pictures }: CaseOffice): (Talk & { at: number })[] {
  const pad = (count: number): string => String(count).padStart(2, '0');
  return file.sessions.map(({ id, at, record, kind }) => {
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
      pictures: pictures?.sessions.get(id) ?? [],
    };
  });
}

function agreementOf(
  { agreement, dispute, instalments }: DisputeFile,
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
    instalments: instalments.map(({ number, dueBy, amountFen: fen, what, doneAt }) => ({
      number,
      date: date(dueBy),
      due: fen === null ? what : `${(fen / 100).toFixed(2)}元`,
      done: date(doneAt),
    })),
  };
}
