import type { Context } from '../../models/context';
import { Failure } from '../../models/failure';
import {
  keepPublicNotice,
  noticePlaces,
  type NewPublicNotice,
  type PublicNotice,
} from '../../models/residents/public-notice';
import { nodesOfRight } from '../../models/staff/rights';
import { correctionText, pleasePassOn, postedInGroup } from '../../notices/residents/public-notice-words';
import { tell, tellGroup } from '../../notices/exchange/send';

/** 通知居民: kept, and shown at once unless it is for later. Throws role.other. */
export async function postNotice(
  context: Context,
  notice: NewPublicNotice,
  placeIds: readonly number[],
): Promise<PublicNotice> {
  const { tx, office, now, actorId } = context;
  const nodes = actorId === null ? [] : nodesOfRight(office.directory, actorId, 'announce');
  if (!nodes.some((node) => office.directory.below(node).includes(notice.gridId)))
    throw new Failure('role.other', { who: '网格长或社区、街道负责人' });
  const kept = await keepPublicNotice(tx, notice, placeIds);
  if (kept.sendAt <= now) await showNotice(context, kept);
  return kept;
}

/** From now on it answers; members of the place get the words for their residents' groups, the work group is told. */
export async function showNotice(context: Context, notice: PublicNotice): Promise<void> {
  const { tx, now } = context;
  await tx.run('UPDATE public_notice SET postedAt = ? WHERE id = ?', [now, notice.id]);
  Object.assign(notice, { postedAt: now });
  await passOn(context, notice, notice.text);
  await tellGroup(context, groupOf(context, notice), postedInGroup(notice.text));
}

/** 撤回: nobody is told any more; where it may have been passed on, the correction follows. Throws role.other, choice.gone. */
export async function withdrawNotice(context: Context, notice: PublicNotice): Promise<void> {
  const { tx, now, actorId } = context;
  if (notice.authorId !== actorId) throw new Failure('role.other', { who: '发通知的人' });
  if (notice.withdrawnAt !== null) throw new Failure('choice.gone');
  await tx.run('UPDATE public_notice SET withdrawnAt = ? WHERE id = ?', [now, notice.id]);
  if (notice.postedAt === null) return;
  await passOn(context, notice, correctionText(notice));
  await tellGroup(context, groupOf(context, notice), correctionText(notice));
}

/** To who looks after the places, but for the author. */
async function passOn(context: Context, notice: PublicNotice, text: string): Promise<void> {
  const words = pleasePassOn(context.office.directory.grid(notice.gridId)?.name ?? '', text);
  for (const personId of await passersOn(context, notice))
    if (personId !== notice.authorId) await tell(context, personId, words, { notice: 'order' });
}

/** Members who look after the places of a notice: they are in the residents' groups, the bot is not. */
export async function passersOn({ tx, office }: Context, notice: PublicNotice): Promise<Set<number>> {
  const { directory } = office;
  const places = (await noticePlaces(tx, notice.id)).flatMap((id) => directory.place(id)?.gridId ?? []);
  const grids = places.length > 0 ? places : directory.below(notice.gridId);
  return new Set(
    [...new Set(grids)].flatMap((grid) => directory.holders(grid, 'member').map(({ id }) => id)),
  );
}

/** The nearest node on the way up that has a work group. */
const groupOf = ({ office }: Context, { gridId }: PublicNotice): number =>
  office.directory.upwards(gridId).find(({ groupKey }) => groupKey !== null)?.id ?? gridId;
