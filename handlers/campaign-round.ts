import { checkMayLead } from '../actions/campaign';
import { clearRound, divideRound, type Share } from '../actions/campaign-round';
import { scopeOf, type Campaign } from '../models/campaign';
import { daysOf, roundOf } from '../models/campaign-round';
import { Failure } from '../models/failure';
import { holdsRight } from '../models/rights';
import type { Answer } from '../notices/answer';
import {
  divided,
  divideUsage,
  noVisitCampaign,
  roundLines,
  shareUnclear,
  undivided,
  whichVisitCampaign,
} from '../notices/campaign-round-words';
import { campaignsSeenBy } from './campaign-seen';
import type { Handler } from './handler';
import { placesNamed } from './places-named';
import type { Turn } from './turn';

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
    clear: async ({ context }, [key]) => undivided(await clearRound(context, Number(key?.slice(1) ?? 0))),
  },
};

async function divide(turn: Turn, rest: string): Promise<Answer> {
  const { context, person } = turn;
  if (!holdsRight(context.office.directory, person.id, 'lead_campaign'))
    throw new Failure('role.other', { who: '网格长或社区、街道负责人' });
  const running = (await campaignsSeenBy(turn)).filter(
    (one) => one.endedAt === null && scopeOf(one).visits === true,
  );
  const named = running.filter(({ name }) => rest.includes(name));
  const [campaign, second] = named.length > 0 ? named : running;
  if (!campaign) return noVisitCampaign;
  if (second) return whichVisitCampaign(running.map(({ name }) => name));
  checkMayLead(context, campaign.gridId);
  const words = rest.replace(campaign.name, ' ').trim();
  if (words === '') return divideUsage;
  const shares: Share[] = [];
  for (const part of words.split(/[；;\n]+/).filter((one) => one.trim() !== '')) {
    const share = shareIn(turn, campaign, part);
    if (!share) return shareUnclear(part.trim());
    shares.push(share);
  }
  const done = await divideRound(context, campaign.id, shares);
  return divided(context.office, done.campaign, done.round);
}

/** 1号楼、2号楼 网格员乙: places of the campaign's node and one colleague; null when either is missing. */
function shareIn({ context }: Turn, { gridId }: Campaign, part: string): Share | null {
  const { directory } = context.office;
  const colleague = directory
    .colleagues()
    .filter(({ name }) => name !== '' && part.includes(name))
    .toSorted((a, b) => b.name.length - a.name.length)[0];
  if (!colleague) return null;
  const places = placesNamed(directory, part.replace(colleague.name, ' '), new Set(directory.below(gridId)));
  return places.length === 0 ? null : { personId: colleague.id, placeIds: places.map(({ id }) => id) };
}

/** What stands behind the figures of a campaign of visits: one's own places, to who leads it all of them. */
export async function roundShown(turn: Turn, campaign: Campaign, leads: boolean): Promise<string[]> {
  if (campaign.endedAt !== null || scopeOf(campaign).visits !== true) return [];
  const { tx, office } = turn.context;
  const round = await roundOf(tx, office.directory, campaign, daysOf(office.calendar, campaign));
  return roundLines(office, round, leads ? null : turn.person.id);
}
