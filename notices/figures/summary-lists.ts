import type { Piece } from '../../documents/report';
import { activityKinds, type ActivityAmount } from '../../models/rounds/activity';
import { groupSmall } from '../../models/figures/small-cells';
import type { Amount } from '../../models/figures/summary-figures';
import { namedRates } from '../residents/poll-words';
import { sourceOf, type Summary } from './summary-source';
import { categoryWords, gridWords } from '../words';

/** 工程量, 活动, 反复, 好的做法, 问题: sentences out of what was counted; empty when there is nothing to say. */
export function listOf(name: string, summary: Summary): Piece[] {
  const list = lists[name];
  return list ? list(summary) : [{ kind: 'prompt', text: `【没认出：列 ${name}】` }];
}

const words = (text: string): Piece => ({ kind: 'words', text });

/** Some pieces in a row with a sign between them and a full stop behind. */
function sentence(before: string, items: readonly Piece[][], sign = '，'): Piece[] {
  if (items.length === 0) return [];
  return [
    words(before),
    ...items.flatMap((item, at) => (at === 0 ? item : [words(sign), ...item])),
    words('。'),
  ];
}

function amountPieces(summary: Summary, amounts: readonly Amount[], counts: string): Piece[][] {
  return amounts.map(({ item, unit, amount }) => [
    words(item),
    {
      kind: 'figure',
      text: ` ${amount} ${unit}`,
      source: sourceOf(summary, `${item}（${unit}）`, counts, null),
    },
  ]);
}

/** 传单约 20000 份，参加 80 人 */
const activityPieces = (summary: Summary, amounts: readonly ActivityAmount[]): Piece[] =>
  amounts.flatMap(({ item, unit, amount, approximate }, at): Piece[] => [
    words(at === 0 ? item : `，${item}`),
    {
      kind: 'figure',
      text: `${approximate ? '约' : ''} ${amount} ${unit}`,
      source: sourceOf(summary, `${item}（${unit}）`, '期内记一笔的数量相加，有约数的写约', null),
    },
  ]);

const lists: Readonly<Record<string, (summary: Summary) => Piece[]>> = {
  工程量: (summary) =>
    sentence(
      '办结的事件里，据办结时填的数量：',
      amountPieces(summary, summary.facts.amounts, '期内结案事件的办结数量相加'),
    ),
  活动: (summary) => {
    const kinds = summary.facts.activities.map(({ kind, times, amounts }): Piece[] => [
      words(activityKinds[kind].label),
      {
        kind: 'figure',
        text: ` ${times} 次`,
        source: sourceOf(
          summary,
          activityKinds[kind].label,
          '期内记一笔的条数，撤回的不算',
          kind === 'other' ? null : `${activityKinds[kind].label} 有多少次`,
        ),
      },
      ...(amounts.length === 0 ? [] : [words('（'), ...activityPieces(summary, amounts), words('）')]),
    ]);
    return sentence('组织和记录的工作：', kinds);
  },
  专项: (summary) => {
    const { office, facts } = summary;
    const rows = facts.campaigns.map(({ campaign, counts }): Piece[] => [
      words(`${gridWords(office.directory, campaign.gridId)}“${campaign.name}”`),
      {
        kind: 'figure',
        text: `事件 ${counts.reported} 件、办结 ${counts.closed} 件，检查 ${counts.inspections} 次，记录 ${counts.records} 条${counts.visits ? `，走访 ${counts.visits.places} 处、民情 ${counts.visits.wishes} 条` : ''}`,
        source: sourceOf(
          summary,
          `专项“${campaign.name}”`,
          `${campaign.fromDay} 至 ${campaign.untilDay} 归到这个专项的，整个专项，不只期内；结束的按结束时的数`,
          null,
        ),
      },
    ]);
    return sentence(`开展专项行动 ${rows.length} 次：`, rows, '；');
  },
  问卷: (summary) => {
    const { office, facts } = summary;
    const rows = facts.polls.flatMap(({ poll, answers }): Piece[][] => {
      const rates = namedRates(poll, answers);
      if (rates.length === 0) return [];
      const source = sourceOf(
        summary,
        `问卷“${poll.title}”`,
        '不记名，n 是答的份数，不到 10 份的不列；知晓率是答对的，满意率是选满意、基本满意的',
        null,
      );
      return [
        [
          words(`${gridWords(office.directory, poll.gridId)}“${poll.title}”`),
          { kind: 'figure', text: ` ${rates.join('、')}`, source },
        ],
      ];
    });
    return sentence('问卷：', rows, '；');
  },
  反复: (summary) => {
    const { office, facts } = summary;
    const rows = facts.figures.cameBack.map(({ placeId, category, count }): Piece[] => [
      words(`${office.directory.place(placeId)?.name ?? '某处'}${categoryWords(category)}`),
      {
        kind: 'figure',
        text: ` ${count} 次`,
        source: sourceOf(
          summary,
          '反复出现',
          '同一地点同一类别，期末前 30 天内上报 3 次以上',
          '反复出现的有哪些',
        ),
      },
    ]);
    return sentence('反复出现的有：', rows, '；');
  },
  好的做法: (summary) => {
    const { office, facts } = summary;
    const rows = facts.examples.map((example): Piece[] => [
      words(`${gridWords(office.directory, example.gridId)}${example.content}`),
    ]);
    return sentence('', rows, '；');
  },
  问题: problems,
};

const MANY_LATE = 0.2;
const GREW = 1.5;
const LEAST = 5;

/** Found in the data: late kinds, kinds that grew, nodes without a report. */
function problems(summary: Summary): Piece[] {
  const { office, facts } = summary;
  const { figures } = facts;
  const kinds = groupSmall(figures.kinds).shown;
  const late = kinds
    .filter(({ figures: row }) => row.closed >= LEAST && 1 - row.closedOnTime / row.closed >= MANY_LATE)
    .slice(0, 3)
    .map(({ category, figures: row }): Piece[] => [
      words(`${categoryWords(category)}办得慢，办结`),
      {
        kind: 'figure',
        text: ` ${row.closed} 件中 ${row.closed - row.closedOnTime} 件超时`,
        source: sourceOf(summary, '超时办结', '办结里报办结晚于时限的，超过两成才列', null),
      },
    ]);
  const silent = figures.nodes
    .filter(({ figures: row }) => row.reported === 0)
    .map(({ gridId }) => gridWords(office.directory, gridId));
  const quiet: Piece[][] =
    silent.length > 0 && silent.length < figures.nodes.length
      ? [
          [
            words(silent.join('、')),
            {
              kind: 'figure',
              text: '没有一件上报',
              source: sourceOf(summary, '没有上报的网格', '期内上报为 0 的，要看是没事还是没人报', null),
            },
          ],
        ]
      : [];
  const grown: Piece[][] =
    figures.before.reported >= LEAST && figures.total.reported >= figures.before.reported * GREW
      ? [
          [
            words('上报比上期多'),
            {
              kind: 'figure',
              text: ` ${figures.total.reported - figures.before.reported} 件`,
              source: sourceOf(summary, '上报增加', '超过五成才列', null),
            },
          ],
        ]
      : [];
  return sentence('从数据看：', [...late, ...quiet, ...grown], '；');
}
