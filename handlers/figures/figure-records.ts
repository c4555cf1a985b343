import { activitySums, countActivities, type ActivityKind } from '../../models/rounds/activity';
import { disputeCounts } from '../../models/mediation/dispute-counts';
import { before, yearBefore, type Period } from '../../models/period';
import { placesThatCameBack } from '../../models/figures/period-figures';
import { amountsNamed, countRecords } from '../../models/figures/record-counts';
import type { Answer } from '../../notices/answer';
import {
  activityAnswer,
  amountAnswer,
  cameBackAnswer,
  disputeAnswer,
  notByHours,
  notOfPersons,
  recordAnswer,
  type Thrice,
} from '../../notices/figures/record-figure-words';
import type { Subject } from './figure-subject';
import type { Turn } from '../turn/turn';

const AMOUNTS = 5;

/** Counts what is no ticket: 巡查, 消杀, 换了多少盏灯, 纠纷, 反复出现. The nodes are the speaker's to read. */
export async function answerSubject(
  { context }: Turn,
  subject: Subject,
  nodes: readonly number[],
  period: Period,
): Promise<Answer> {
  const { tx, office } = context;
  const gridIds = nodes.flatMap((id) => office.directory.below(id));
  const scope = { directory: office.directory, nodes, period };
  switch (subject.kind) {
    case 'persons':
      return notOfPersons;
    case 'hours':
      return notByHours;
    case 'records': {
      const { record } = subject;
      const counts = await thrice(period, (then) =>
        countRecords(tx, office, record, { period: then, gridIds }),
      );
      return recordAnswer(scope, record, counts);
    }
    case 'activity': {
      const counts = await thrice(period, (then) =>
        countActivities(tx, subject.activity, { ...then, gridIds }),
      );
      return activityAnswer(
        scope,
        subject.activity,
        counts,
        await sumsOf(tx, subject.activity, period, gridIds),
      );
    }
    case 'amount':
      return amountAnswer(
        scope,
        subject.thing,
        await amountsNamed(tx, office, { period, gridIds }, subject.thing),
      );
    case 'disputes':
      return disputeAnswer(
        { ...scope, nodes: nodes.slice(0, 1) },
        await disputeCounts(tx, office, nodes[0] ?? 0, period),
      );
    case 'cameBack':
      return cameBackAnswer(scope, await placesThatCameBack(tx, context, gridIds, period));
    default:
      return subject satisfies never;
  }
}

async function thrice(period: Period, count: (period: Period) => Promise<number>): Promise<Thrice> {
  return {
    now: await count(period),
    before: await count(before(period)),
    yearBefore: await count(yearBefore(period)),
  };
}

async function sumsOf(
  reader: Parameters<typeof activitySums>[0],
  activity: ActivityKind,
  period: Period,
  gridIds: readonly number[],
): ReturnType<typeof activitySums> {
  const sums = await activitySums(reader, { ...period, gridIds });
  return sums.filter(({ kind }) => kind === activity).slice(0, AMOUNTS);
}
