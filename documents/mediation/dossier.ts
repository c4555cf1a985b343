import type { ISectionOptions } from 'docx';
import { confirmationPages, performancePages, reportPages, visitPages } from './after';
import { agreementPages, annexPages, oralPages } from './agreement';
import type { OpenedParty } from '../../models/mediation/dispute-file';
import type { CaseFacts } from './facts';
import { applicationPages, endingPages, noticePages, recordPages, registerPages } from './forms';
import { authorityPages, evidencePages, identityPages } from './proof';
import { empty, form, list, marked, packed, section, signatures, text, title, type Block } from './page';

/** One document of the volume; what does not exist is not in the list. */
interface Part {
  name: string;
  pages: Block[];
  /** Date the contents show. */
  date: string;
}

/** 卷宗 in the order committees file it (mediation.md §3). */
export function partsOf(facts: CaseFacts): Part[] {
  const { agreement } = facts;
  const part = (name: string, pages: Block[] | null, date: string): Part[] =>
    pages === null ? [] : [{ name, pages, date }];
  const written = agreement !== null && !agreement.oral;
  return [
    ...part(
      '人民调解申请书',
      facts.source === '当事人申请' ? applicationPages(facts) : null,
      facts.registered,
    ),
    ...part('人民调解受理登记表', registerPages(facts), facts.registered),
    ...part('人民调解权利义务告知书', noticePages(facts), facts.informed),
    ...part('当事人身份核对记录', facts.identified === '' ? null : identityPages(facts), facts.identified),
    ...agentsOf(facts).flatMap((party) => part('授权委托书', authorityPages(facts, party), '')),
    ...facts.inquiries.flatMap((talk) => part('调查笔录', recordPages(facts, talk, '调查笔录'), talk.date)),
    ...part(
      '证据材料',
      facts.evidence.length === 0 ? null : evidencePages(facts),
      facts.evidence.at(-1)?.date ?? '',
    ),
    ...facts.talks.flatMap((talk) => part('调解笔录', recordPages(facts, talk, '调解笔录'), talk.date)),
    ...part('人民调解协议书', written ? agreementPages(facts, agreement) : null, agreement?.agreed ?? ''),
    ...part('附件：当事人名单', annexPages(facts), agreement?.agreed || facts.registered),
    ...part(
      '人民调解口头协议登记表',
      agreement?.oral === true ? oralPages(facts, agreement) : null,
      agreement?.agreed ?? '',
    ),
    ...part('人民调解终止告知书', facts.ending === '' ? null : endingPages(facts), facts.ended),
    ...part(
      '调解协议履行记录',
      agreement !== null && agreement.effective !== '' ? performancePages(facts, agreement) : null,
      facts.performed,
    ),
    ...part(
      '人民调解回访记录',
      facts.visits.length > 0 ? visitPages(facts) : null,
      facts.visits.at(-1)?.date ?? '',
    ),
    ...part(
      '司法确认申请书',
      facts.confirmation && agreement !== null ? confirmationPages(facts, agreement) : null,
      '',
    ),
    ...part('人民调解案件结案报告', facts.ended === '' ? null : reportPages(facts), facts.ended),
  ];
}

const agentsOf = ({ sides }: CaseFacts): OpenedParty[] =>
  [...sides.A, ...sides.B].filter(({ agent }) => agent !== '');

const coverPages = (facts: CaseFacts): Block[] => [
  empty(),
  empty(),
  title(facts.committee),
  title('人民调解卷宗'),
  empty(),
  empty(),
  form([
    ['卷　　名', `${facts.kind}纠纷`],
    ['卷　　号', facts.number],
    ['人民调解员', facts.mediator],
    ['受理日期', facts.accepted],
    ['结案日期', facts.ended],
    ['立 卷 人', ''],
    ['立卷日期', ''],
    ['保管期限', ''],
    ['备　　注', '内容保密，查阅须经批准并登记'],
  ]),
];

/** What the contents point to. */
const markOf = (at: number): string => `part${at + 1}`;

const contentsPages = (parts: readonly Part[]): Block[] => [
  title('卷 内 目 录'),
  list(
    ['序号', '文书名称', '日期', '页次', '备注'],
    parts.map(({ name, date }, at) => [String(at + 1), name, date, { pageOf: markOf(at) }, '']),
    [0.09, 0.39, 0.32, 0.1, 0.1],
  ),
];

const backPages = (facts: CaseFacts): Block[] => [
  title('卷 内 备 考 表'),
  ...text('本卷共　　　页。\n本卷情况说明：'),
  empty(),
  empty(),
  ...signatures(['立卷人：', '检查人：', `　　　　　　　　　　　　　　　　年　　月　　日`]),
  ...text(`（${facts.committee}）`),
];

/** The whole volume: cover, contents, every document there is, notes page. */
export function drawDossier(facts: CaseFacts): Promise<Buffer> {
  const parts = partsOf(facts);
  const sections: ISectionOptions[] = [
    section(coverPages(facts), 'none'),
    section(contentsPages(parts), 'none'),
    ...parts.map(({ pages }, at) => section([marked(markOf(at)), ...pages], at === 0 ? 'begin' : 'go on')),
    section(backPages(facts), 'none'),
  ];
  return packed('人民调解卷宗', sections);
}

/** What a mediator can have by itself. */
const singlePapers = {
  agreement: '人民调解协议书',
  confirmation: '司法确认申请书',
  ending: '人民调解终止告知书',
  application: '人民调解申请书',
  notice: '人民调解权利义务告知书',
  authority: '授权委托书',
  report: '人民调解案件结案报告',
} as const;
export type SinglePaper = keyof typeof singlePapers;

/** One document; null when the case has nothing for it yet. */
export async function drawPaper(facts: CaseFacts, paper: SinglePaper): Promise<Buffer | null> {
  const sections = pagesOf(facts, paper);
  return sections === null ? null : packed(singlePapers[paper], sections);
}

function pagesOf(facts: CaseFacts, paper: SinglePaper): ISectionOptions[] | null {
  const { agreement } = facts;
  switch (paper) {
    case 'application':
      return [section(applicationPages(facts))];
    case 'notice':
      return [section(noticePages(facts))];
    case 'authority': {
      const agents = agentsOf(facts);
      return agents.length === 0 ? null : agents.map((party) => section(authorityPages(facts, party)));
    }
    case 'report':
      return facts.ended === '' ? null : [section(reportPages(facts))];
    case 'ending':
      return facts.ending === '' ? null : [section(endingPages(facts))];
    case 'confirmation':
      return agreement === null ? null : [section(confirmationPages(facts, agreement))];
    case 'agreement': {
      if (agreement === null) return null;
      if (agreement.oral) return [section(oralPages(facts, agreement))];
      const annex = annexPages(facts);
      return [section(agreementPages(facts, agreement)), ...(annex === null ? [] : [section(annex)])];
    }
    default:
      return paper satisfies never;
  }
}
