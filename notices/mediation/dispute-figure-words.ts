import {
  groupedKinds,
  smallCell,
  successRate,
  sumOf,
  type DisputeFigures,
} from '../../models/mediation/dispute-figures';
import type { DisputeKind } from '../../models/mediation/dispute-kinds';
import { SMALLEST_SHOWN } from '../../models/tickets/travel';
import { choiceKey, type Answer } from '../answer';

/** 调解统计: counts by kind and outcome, small cells put together; money and days only where five cases stand behind them. */
export function disputeFigureWords(
  place: string,
  period: string,
  figures: ReadonlyMap<DisputeKind, DisputeFigures>,
  visits: number,
): Answer {
  const total = sumOf(figures.values());
  const rate = successRate(total);
  const many = total.settled >= SMALLEST_SHOWN;
  const lines = [
    `${place} ${period}调解`,
    `登记 ${smallCell(total.registered)} 件${splitWords([
      ['主动', total.proactive],
      ['申请', total.applied],
      ['移送', total.referred],
    ])}`,
    `达成协议 ${smallCell(total.settled)} 件${splitWords([
      ['口头', total.oral],
      ['书面', total.written],
    ])}，没谈成 ${smallCell(total.failed)} 件`,
    many && rate !== null
      ? `成功率 ${rateWords(rate, total.failed)}，平均 ${(total.days / total.settled).toFixed(1)} 天`
      : '',
    many ? `履行 ${smallCell(total.performed)} 件，司法确认 ${smallCell(total.confirmed)} 件` : '',
    total.hard > 0 ? `其中难题 ${smallCell(total.hard)} 件，措施和期限在案卷里` : '',
    many && total.amountFen > 0 ? `协议涉及 ${(total.amountFen / 1_000_000).toFixed(2)} 万元` : '',
    ...groupedKinds(figures).map(
      ({ label, figures: own }) =>
        `· ${label}：登记 ${smallCell(own.registered)}，达成 ${smallCell(own.settled)}`,
    ),
    visits === 0 ? '' : `来访 ${smallCell(visits)} 人次`,
    '不足 5 的数不写明，免得认出是谁家的事。',
  ];
  return { text: lines.filter(Boolean).join('\n') };
}

/** （口头 8，书面 6）; left out where a part is small, for it could be worked out from the others. */
function splitWords(parts: readonly (readonly [string, number])[]): string {
  if (parts.some(([, count]) => isSmall(count)) || parts.every(([, count]) => count === 0)) return '';
  return `（${parts.map(([label, count]) => `${label} ${count}`).join('，')}）`;
}

/** To the tenth of a percent, or in tens where it would tell how few failed. */
const rateWords = (rate: number, failed: number): string =>
  isSmall(failed) ? `${Math.floor(rate / 10) * 10}% 以上` : `${rate}%`;

const isSmall = (count: number): boolean => count > 0 && count < SMALLEST_SHOWN;

/** 半月排查: filled from what is there, one tap to answer. */
export function surveyAsked(
  place: string,
  halfMonth: string,
  { registered, open }: { registered: number; open: number },
  surveyId: number,
): Answer {
  const key = (found: number): string => choiceKey('survey', 'found', surveyId, found);
  return {
    text: `${place}${halfMonth}矛盾纠纷排查\n系统里：新登记 ${smallCell(registered)} 件，还在调解 ${smallCell(open)} 件。\n此外还发现几件没人知道的？有的话请再发“线索 哪里、什么苗头”，只给调解员。`,
    choices: [
      { label: '没有新的', key: key(0) },
      { label: '有一件', key: key(1) },
      { label: '有两件', key: key(2) },
      { label: '三件以上', key: key(3) },
    ],
  };
}
export const surveyNoted = (found: number): Answer => ({
  text:
    found === 0
      ? '记下了：没有新的。谢谢。'
      : `记下了：${found >= 3 ? '3 件以上' : `${found} 件`}。请一件一句发“线索 …”，只有调解员看得到。`,
});
