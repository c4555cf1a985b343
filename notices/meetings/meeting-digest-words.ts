import type { Office } from '../../models/context';
import type { OpenHardCase } from '../../models/meetings/meeting-since';
import type { PeriodFigures } from '../../models/figures/period-figures';
import { ticketNumber } from '../../models/tickets/workflow';
import { periodAnswer } from '../figures/digest-words';
import { categoryWords, dayWords } from '../words';

const SAID = '上次会以来';

/** 难题 with its lead and day; no place, which may hold a room. */
const hardLine = (cases: readonly OpenHardCase[]): string =>
  cases.length === 0
    ? ''
    : `难题 ${cases.length} 件：${cases.map(({ ticket, lead, day }) => `${ticketNumber(ticket.id)} ${categoryWords(ticket.category)}（牵头${lead}，${dayWords(day)}）`).join('；')}。`;

/** What a meeting that is not held every day looks back on: figures since the last with places that came back, hard cases, its line on training or ''. */
export function meetingDigest(
  office: Office,
  figures: PeriodFigures,
  cases: readonly OpenHardCase[],
  training: string,
  now: number,
): string {
  const name = office.directory.grid(figures.gridId)?.name ?? '';
  return [periodAnswer(office, name, SAID, figures, now).group, hardLine(cases), training]
    .filter(Boolean)
    .join('\n');
}

/** The way to the same as a paper, for who leads. */
export const digestPaperHint = ({ period: { from, to } }: PeriodFigures): string =>
  `要一份带出处的 Word，回“工作总结 ${dayWords(from)}到${dayWords(to)}”。`;
