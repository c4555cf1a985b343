import { checkMayLead } from '../../actions/rounds/campaign';
import { clearRound, divideRound, narrowRound, type Share } from '../../actions/rounds/campaign-round';
import { campaignsSeen } from '../../actions/rounds/see-campaign';
import { scopeOf, type Campaign } from '../../models/rounds/campaign';
import { daysOf, roundOf } from '../../models/rounds/campaign-round';
import { Failure } from '../../models/failure';
import { holdsRight } from '../../models/staff/rights';
import type { Answer } from '../../notices/answer';
import {
  divided,
  divideUsage,
  noVisitCampaign,
  roundLines,
  shareUnclear,
  undivided,
  whichVisitCampaign,
} from '../../notices/rounds/campaign-round-words';
import type { Handler } from '../handler';
import { placesNamed } from '../turn/places-named';
import type { Turn } from '../turn/turn';

/** 专项分工: in a campaign of visits (干部夜访), who goes to which places. */
export const campaignRoundHandler: Handler = {
  intent: 'divide',
  commands: [
    {
      words: ['专项分工', '走访分工', '夜访分工'],
      for: ['leader', 'official'],
      example: '专项分工 1号楼、2号楼 网格员乙；3号楼 网格员辛',
      does: '走访的专项：谁走哪几处，走了多少看“专项”',
      run: divide,
    },
  ],
  press: {
    narrow: async ({ context }, [key]) => {
      const { campaign, round } = await narrowRound(context, Number(key?.slice(1) ?? 0));
      return divided(context.office, campaign, round);
    },
    clear: async ({ context }, [key]) => undivided(await clearRound(context, Number(key?.slice(1) ?? 0))),
  },
};

async function divide(turn: Turn, rest: string): Promise<Answer> {
  const { context, person } = turn;
  if (!holdsRight(context.office.directory, person.id, 'lead_campaign'))
    throw new Failure('role.other', { who: '网格长或社区、街道负责人' });
  const running = (await campaignsSeen(context)).filter(
    (one) => one.endedAt === null && scopeOf(one).visits === true,
  );
  const named = running.filter(({ name }) => rest.includes(name));
  const [campaign, second] = named.length > 0 ? named : running;
  if (!campaign) return noVisitCampaign;
  if (second) return whichVisitCampaign(running.map(({ name }) => name));
  checkMayLead(context, campaign.gridId);
  const words = rest.replace(campaign.name, ' ').trim();
  if (words === '') return divideUsage;
  const shares = sharesIn(turn, campaign, words);
  if (typeof shares === 'string') return shareUnclear(shares);
  const done = await divideRound(context, campaign.id, shares);
  return divided(context.office, done.campaign, done.round);
}

/**
 * 1号楼、2号楼 网格员乙，3号楼 主任己, or the names in front of the places: each name goes with the places between it and
 * the next. Gives the words in which a name or the places are missing.
 */
function sharesIn({ context }: Turn, { gridId }: Campaign, words: string): Share[] | string {
  const { directory } = context.office;
  const within = new Set(directory.below(gridId));
  const names = namesIn(
    words,
    directory.colleagues().filter(({ name }) => name !== ''),
  );
  const [first] = names;
  if (!first) return words;
  const ahead = placesNamed(directory, words.slice(0, first.from), within).length > 0;
  const shares: Share[] = [];
  for (const [at, { id, from, until }] of names.entries()) {
    const [begins, ends] = ahead
      ? [names[at - 1]?.until ?? 0, from]
      : [until, names[at + 1]?.from ?? words.length];
    const places = placesNamed(directory, words.slice(begins, ends), within);
    if (places.length === 0) return words.slice(Math.min(begins, from), Math.max(ends, until)).trim();
    shares.push({ personId: id, placeIds: places.map((place) => place.id) });
  }
  const left = ahead ? words.slice(names.at(-1)?.until) : words.slice(0, first.from);
  return placesNamed(directory, left, within).length > 0 ? left.trim() : shares;
}

/** Colleagues where they stand in the words; of 网格员甲 and 网格员甲乙 the longer. */
function namesIn(
  words: string,
  colleagues: readonly { id: number; name: string }[],
): { id: number; from: number; until: number }[] {
  const found: { id: number; from: number; until: number }[] = [];
  for (const { id, name } of colleagues.toSorted((a, b) => b.name.length - a.name.length)) {
    for (let from = words.indexOf(name); from >= 0; from = words.indexOf(name, from + name.length)) {
      const until = from + name.length;
      if (found.every((other) => until <= other.from || from >= other.until)) found.push({ id, from, until });
    }
  }
  return found.toSorted((a, b) => a.from - b.from);
}

/** What stands behind the figures of a campaign of visits: one's own places, to who leads it all of them. */
export async function roundShown(turn: Turn, campaign: Campaign, leads: boolean): Promise<string[]> {
  if (campaign.endedAt !== null || scopeOf(campaign).visits !== true) return [];
  const { tx, office } = turn.context;
  const round = await roundOf(tx, office.directory, campaign, daysOf(office.calendar, campaign));
  return roundLines(office, round, leads ? null : turn.person.id);
}
