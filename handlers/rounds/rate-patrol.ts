import { communityToRate, ratedMonths, ratePatrol, ratingsLed } from '../../actions/rounds/rate-patrol';
import { switchOff, switchOn } from '../../actions/staff/set-switch';
import { Failure } from '../../models/failure';
import {
  communityRatedBy,
  hasRated,
  mannerAnswers,
  seenAnswers,
  type Manner,
  type Seen,
} from '../../models/rounds/patrol-rating';
import { holdsRight } from '../../models/staff/rights';
import { isOn, switchState } from '../../models/staff/switches';
import type { Answer } from '../../notices/answer';
import {
  askAmiss,
  askManner,
  askSeen,
  ratingKept,
  ratingOff,
  ratingsRead,
  ratingSwitched,
} from '../../notices/rounds/patrol-rating-words';
import type { Handler } from '../handler';
import type { Turn } from '../turn/turn';

/** 楼栋长评巡查: off by default; three taps a month, sums to the squad's leader alone. */
export const ratePatrolHandler: Handler = {
  intent: 'ratepatrol',
  commands: [
    {
      words: ['评巡查', '巡查评价', '评一评巡查'],
      for: ['leader'],
      example: '评巡查',
      does: '打开了才有：楼栋长每月点三下，网格长看合计，不评到人',
      run,
    },
  ],
  press: {
    seen: (turn, [month, seen]) => go(turn, () => askManner(monthIn(month), seenIn(seen))),
    manner: (turn, [month, seen, manner]) =>
      go(turn, () => askAmiss(monthIn(month), seenIn(seen), mannerIn(manner))),
    done: async ({ context }, [month, seen, manner, said]) => {
      const amiss = said === 'amiss';
      const answer = { month: monthIn(month), seen: seenIn(seen), manner: mannerIn(manner), amiss };
      return ratingKept(await ratePatrol(context, answer), amiss);
    },
  },
};

const monthIn = (key = ''): string => `${key.slice(1, 5)}-${key.slice(5)}`;

function seenIn(word: string | undefined): Seen {
  const found = seenAnswers.find((one) => one === word);
  if (!found) throw new Failure('choice.gone');
  return found;
}
function mannerIn(word: string | undefined): Manner {
  const found = mannerAnswers.find((one) => one === word);
  if (!found) throw new Failure('choice.gone');
  return found;
}

async function go({ context }: Turn, next: () => Answer): Promise<Answer> {
  await communityToRate(context);
  return next();
}

async function run({ context, person }: Turn, rest: string): Promise<Answer> {
  const { tx, office } = context;
  const { directory } = office;
  const ground = /^(?:打开|开启|开)[\s，,：:]*(.*)$/s.exec(rest)?.[1];
  if (ground !== undefined) {
    await switchOn(context, 'patrolRating', ground);
    return ratingSwitched(true, (await switchState(tx, 'patrolRating')).ground);
  }
  if (/^(?:关闭|关)/.test(rest)) {
    await switchOff(context, 'patrolRating');
    return ratingSwitched(false);
  }
  const on = await isOn(tx, 'patrolRating');
  if (communityRatedBy(directory, person.id) !== undefined) {
    await communityToRate(context);
    const month = ratedMonths(context).now;
    return (await hasRated(tx, person.id, month)) ? ratingKept(false, false) : askSeen(month);
  }
  if (!on && holdsRight(directory, person.id, 'set_switch')) return ratingOff;
  return ratingsRead(office, await ratingsLed(context), on);
}
