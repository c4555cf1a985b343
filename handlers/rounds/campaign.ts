import {
  checkDays,
  checkMayLead,
  counted,
  endCampaign,
  moveCampaign,
  openCampaign,
  resumeCampaign,
  undoCampaign,
} from '../../actions/rounds/campaign';
import { campaignSeen, campaignsSeen } from '../../actions/rounds/see-campaign';
import type { Campaign } from '../../models/rounds/campaign';
import {
  closeDialogue,
  keepAside,
  loadDialogue,
  openDialogue,
  type OpenDialogue,
} from '../../models/exchange/dialogues';
import { Failure } from '../../models/failure';
import { templatesFor, type InspectionTemplate } from '../../models/rounds/inspection-templates';
import { holdsRight, nodesOfRight } from '../../models/staff/rights';
import type { Answer } from '../../notices/answer';
import {
  askMore,
  askUntil,
  campaignDetail,
  campaignEnded,
  campaignList,
  campaignMoved,
  campaignOpened,
  campaignPreview,
  campaignResumed,
  campaignUndone,
  campaignUsage,
  notOpened,
  type CampaignDraft,
} from '../../notices/rounds/campaign-words';
import { roundShown } from './campaign-round';
import { addToScope, firstScope } from './campaign-scope';
import type { Handler } from '../handler';
import { readSpan } from '../interpret/span';
import type { Turn } from '../turn/turn';

const INTENT = 'campaign';
const WAITS = 3_600_000;
const NAME = 20;
/** Fewer characters name nothing. */
const SHORTEST = 2;

interface Slots {
  draft: Omit<CampaignDraft, 'untilDay'> & { untilDay: string | null };
}

/** 专项行动: some weeks for one thing; what is done anyway comes together by itself. */
export const campaignHandler: Handler = {
  intent: INTENT,
  commands: [
    {
      words: [
        ...['开', '开展', '搞', '新开', '发起'].flatMap((verb) =>
          ['', '个', '一个', '一次'].map((count) => `${verb}${count}专项`),
        ),
        ...['开展', '开', '开展一个', '开一个', '开个', '搞一个', '搞个', '开展一次'].map(
          (verb) => `${verb}专项行动`,
        ),
      ],
      for: ['leader', 'official'],
      example: '开专项 飞线充电 11.24-12.24',
      does: '开一个专项，做的事自己归到一起，到期出总数',
      run: begin,
    },
    {
      words: ['专项', '专项行动', '专项进度'],
      for: ['member', 'leader', 'official'],
      example: '专项',
      does: '看正在开的专项做了多少',
      run: show,
    },
    {
      words: ['专项改期', '延长专项', '专项延长', '专项提前'],
      for: ['leader', 'official'],
      example: '专项改期 飞线充电 到12月31日',
      does: '专项延长或提前',
      run: move,
    },
    {
      words: ['结束专项', '专项结束'],
      for: ['leader', 'official'],
      example: '结束专项 飞线充电',
      does: '提前结束，出总数',
      run: (turn, rest) => end(turn, rest),
    },
  ],
  press: {
    open: (turn, [key]) => open(turn, numberIn(key)),
    more: (turn, [key]) => more(turn, numberIn(key)),
    drop: async ({ context, person }, [key]) => {
      await draftOf({ context, person }, numberIn(key));
      await closeDialogue(context.tx, numberIn(key), person.id, context.now);
      return notOpened;
    },
    undo: async ({ context }, [key]) => campaignUndone(await undoCampaign(context, numberIn(key))),
    show: async (turn, [key]) => detail(turn, await campaignSeen(turn.context, numberIn(key))),
    end: (turn, [key]) => finish(turn, numberIn(key)),
    resume: async ({ context }, [key]) =>
      campaignResumed(context.office, await resumeCampaign(context, numberIn(key)), context.now),
    move: async (turn, [key, day]) =>
      moveTo(
        turn,
        await campaignSeen(turn.context, numberIn(key)),
        (day ?? '').replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3'),
      ),
  },
  proceed: (turn, dialogue) => goOn(turn, dialogue as OpenDialogue<Slots>),
};

const numberIn = (key: string | undefined): number => Number(key?.slice(1) ?? 0);

async function begin(turn: Turn, rest: string): Promise<Answer> {
  const { context, person } = turn;
  const { directory, calendar } = context.office;
  const [own] = nodesOfRight(directory, person.id, 'lead_campaign');
  if (own === undefined) throw new Failure('role.other', { who: '网格长或社区、街道负责人' });
  const { from, to, rest: words } = readSpan(rest, calendar.local(context.now).day);
  const node = directory.grids
    .filter(({ id, name }) => directory.below(own).includes(id) && words.includes(name))
    .toSorted((a, b) => b.name.length - a.name.length)[0];
  const name = (node ? words.replace(node.name, ' ') : words).replace(/\s+/g, '').slice(0, NAME);
  if (name === '') return campaignUsage;
  const gridId = node?.id ?? own;
  checkMayLead(context, gridId);
  if (to !== null) checkDays(context, from, to);
  return ask(turn, {
    draft: {
      name,
      gridId,
      fromDay: from,
      untilDay: to,
      scope: firstScope(await templatesAt(turn, gridId), name),
    },
  });
}

const templatesAt = ({ context }: Turn, gridId: number): Promise<InspectionTemplate[]> =>
  templatesFor(context.tx, context.office.directory, gridId);

/** What is missing is asked; else it is shown, to be confirmed. */
async function ask({ context, person }: Turn, { draft }: Slots): Promise<Answer> {
  const { tx, office, now } = context;
  const { untilDay, ...rest } = draft;
  const times = { expiresAt: now + WAITS };
  if (untilDay === null) {
    await openDialogue(tx, person, INTENT, { draft }, now, times);
    return askUntil(draft.name);
  }
  const id = await keepAside(tx, person.id, INTENT, { draft }, now, times);
  return campaignPreview(office, { ...rest, untilDay }, id, now);
}

async function goOn(turn: Turn, { id, slots }: OpenDialogue<Slots>): Promise<Answer | null> {
  const { context, person, input } = turn;
  const words = input.text.trim();
  if (words === '') return null;
  const { draft } = slots;
  if (draft.untilDay !== null) {
    await closeDialogue(context.tx, id, person.id, context.now);
    return ask(turn, {
      draft: { ...draft, scope: addToScope(await templatesAt(turn, draft.gridId), draft.scope, words) },
    });
  }
  const { to } = readSpan(words, context.office.calendar.local(context.now).day);
  if (to === null) return askUntil(draft.name);
  checkDays(context, draft.fromDay, to);
  await closeDialogue(context.tx, id, person.id, context.now);
  return ask(turn, { draft: { ...draft, untilDay: to } });
}

async function draftOf(
  { context, person }: Pick<Turn, 'context' | 'person'>,
  id: number,
): Promise<CampaignDraft> {
  const dialogue = await loadDialogue<Slots>(context.tx, id);
  const draft = dialogue?.slots.draft;
  if (!dialogue || dialogue.personId !== person.id || dialogue.closedAt !== null || !draft)
    throw new Failure('choice.gone');
  const { untilDay, ...rest } = draft;
  if (untilDay === null) throw new Failure('choice.gone');
  return { ...rest, untilDay };
}

async function open(turn: Turn, id: number): Promise<Answer> {
  const { context, person } = turn;
  const draft = await draftOf(turn, id);
  if (!(await closeDialogue(context.tx, id, person.id, context.now))) throw new Failure('choice.gone');
  return campaignOpened(await openCampaign(context, draft));
}

async function more(turn: Turn, id: number): Promise<Answer> {
  const { context, person } = turn;
  const draft = await draftOf(turn, id);
  const times = { expiresAt: context.now + WAITS };
  await openDialogue(context.tx, person, INTENT, { draft } satisfies Slots, context.now, times);
  return askMore;
}

const running = (campaigns: readonly Campaign[]): Campaign[] =>
  campaigns.filter(({ endedAt }) => endedAt === null);

/** 专项, 专项 飞线充电. Throws campaign.unknown. */
export async function show(turn: Turn, rest: string): Promise<Answer> {
  const { context, person } = turn;
  const all = await campaignsSeen(turn.context);
  const name = rest.replace(/\s+/g, '');
  const meant = name === '' ? running(all) : all.filter((one) => one.name.includes(name));
  const same = meant.filter((one) => one.name === name);
  const [only] = same.length === 1 ? same : meant;
  if (only && (meant.length === 1 || same.length === 1)) return detail(turn, only);
  if (name !== '' && !only) throw new Failure('campaign.unknown', { name });
  const mayLead = holdsRight(context.office.directory, person.id, 'lead_campaign');
  return campaignList(context.office, meant, context.now, mayLead);
}

async function detail(turn: Turn, campaign: Campaign): Promise<Answer> {
  const { context } = turn;
  const leads = mayLead(context, campaign);
  const shown = await counted(context, campaign);
  return campaignDetail(context.office, shown, context.now, leads, await roundShown(turn, campaign, leads));
}

function mayLead(context: Turn['context'], { gridId }: Campaign): boolean {
  try {
    checkMayLead(context, gridId);
    return true;
  } catch {
    return false;
  }
}

/** The one that is meant: by its name, or the only one that runs. Throws campaign.unknown, campaign.which. */
async function meantBy(turn: Turn, words: string, among = running): Promise<Campaign> {
  const all = await campaignsSeen(turn.context);
  const open = running(all);
  const said = words.replace(/\s+/g, '');
  const spelled = among(all).filter(({ name }) => said.includes(name));
  // 飞线 for 飞线充电整治, where no other is called so; of 消防 and 消防通道 the longer.
  const named =
    spelled.length > 0
      ? spelled.toSorted((a, b) => b.name.length - a.name.length)
      : open.filter(({ name }) => said.length >= SHORTEST && name.includes(said));
  if (spelled.length === 0 && named.length > 1) throw new Failure('campaign.which');
  const [only] = named.length > 0 ? named : words === '' ? open : [];
  if (!only)
    throw words === '' ? new Failure('campaign.none') : new Failure('campaign.unknown', { name: words });
  if (named.length === 0 && open.length > 1) throw new Failure('campaign.which');
  return only;
}

/** 专项改期 飞线充电 到12月31日. Throws campaign.dates, campaign.unknown, role.other. */
export async function move(turn: Turn, rest: string): Promise<Answer> {
  const { to, rest: words } = readSpan(rest, turn.context.office.calendar.local(turn.context.now).day);
  if (to === null) throw new Failure('campaign.dates');
  return moveTo(turn, await meantBy(turn, words.replace(/[到至]\s*$/, '').trim(), (all) => [...all]), to);
}

async function moveTo({ context }: Turn, before: Campaign, untilDay: string): Promise<Answer> {
  const campaign = await moveCampaign(context, before.id, untilDay);
  return campaignMoved(context.office, campaign, before.untilDay, context.now);
}

/** 结束专项 飞线充电. Throws campaign.which, campaign.unknown, role.other. */
export async function end(turn: Turn, rest: string): Promise<Answer> {
  const campaign = await meantBy(turn, rest.trim());
  return finish(turn, campaign.id);
}

async function finish({ context }: Turn, id: number): Promise<Answer> {
  return campaignEnded(context.office, await endCampaign(context, id), context.now);
}
