import { buttonCard } from '../../bot/cards';
import type { Context } from '../../models/context';
import type { Dispute } from '../../models/mediation/dispute';
import { disputeKey, disputeNumber } from '../../models/mediation/dispute-workflow';
import { committeeOf, nextMediator } from '../../models/mediation/mediators';
import { queue } from '../../models/exchange/outbound';
import { takePush } from '../../models/exchange/push-budget';
import { choiceKey, type Answer } from '../answer';
import { tell } from '../exchange/send';
import { momentWords } from '../words';

/**
 * The card of the one mediator who is asked: that there is one, and in which community; no name, no flat, no word of
 * it. Nobody left to ask: the office names somebody, and learns no more than that. True when somebody was asked.
 */
export async function announceDispute(context: Context, dispute: Dispute): Promise<boolean> {
  const mediator = await nextMediator(context, dispute);
  if (mediator === null) {
    await askForMediator(context, dispute);
    return false;
  }
  await sendCard(context, dispute, mediator.id);
  return true;
}

async function sendCard(context: Context, dispute: Dispute, mediatorId: number): Promise<void> {
  const { tx, office, now } = context;
  const address = office.directory.address(mediatorId);
  if (!address) return;
  const lead = dispute.state === 'lead';
  const key = (action: string): string => choiceKey('mediate', action, disputeKey(dispute.id));
  const by =
    dispute.contactBy === null || dispute.contactedAt !== null
      ? ''
      : `，请在${momentWords(office.calendar, dispute.contactBy, now)}前联系`;
  const card = buttonCard({
    title: lead ? '有一条纠纷线索待联系' : '有一件邻里纠纷待联系',
    desc: `${communityWords(context, dispute)}${by}`,
    buttons: [
      { text: '我来联系', key: key('accept'), style: 1 },
      ...(lead ? [{ text: '没有形成纠纷', key: key('drop'), style: 2 as const }] : []),
      { text: '需要回避', key: key('decline'), style: 2 },
    ],
  });
  const message = { msgtype: 'template_card' as const, template_card: card };
  const request = { kind: 'app.message' as const, userIds: [address.externalId], message };
  await takePush(tx, office, mediatorId, 'dispute', now);
  await queue(tx, now, { request, taskPrefix: 'M', personId: mediatorId, notice: 'dispute' });
}

/** 幸福社区: as near as a count may say. */
function communityWords({ office }: Pick<Context, 'office'>, { gridId }: Pick<Dispute, 'gridId'>): string {
  return office.directory.above(gridId, 'community')?.name ?? '本街道';
}

/**
 * Nobody is left to ask: the committee's head names a mediator, and whoever leads the office hears that one is missing.
 * The count and the place of the grid are all it says.
 */
export async function askForMediator(context: Context, dispute: Dispute): Promise<void> {
  const committee = await committeeOf(context.tx, context.office, dispute.gridId);
  if (committee !== null && committee.headId !== null && committee.headId !== context.actorId)
    await tell(context, committee.headId, {
      text: `${communityWords(context, dispute)}有一件调解没有人接，请另派一位调解员。`,
      choices: [{ label: '另派调解员', key: choiceKey('name', 'ask', disputeKey(dispute.id)) }],
    });
  const text = `${communityWords(context, dispute)}有一件调解没有人接，请在通讯录里再登记一位调解员，由调委会主任派给他。`;
  for (const { id } of context.office.directory.nearest(dispute.gridId, 'official'))
    await tell(context, id, { text });
}

/** A party asks where the call stays. */
export const partyWaits = (id: number): Answer => ({
  text: `${disputeNumber(id)} 有一方在等您的电话，请打一个。`,
  choices: [{ label: '看案卷', key: choiceKey('mediate', 'show', disputeKey(id)) }],
});

/** Nobody has called by the time somebody was to: whoever has it, or who is asked next, hears it once. */
export async function contactLate(context: Context, dispute: Dispute): Promise<void> {
  const reader = dispute.mediatorId ?? (await nextMediator(context, dispute))?.id;
  if (reader === undefined) return askForMediator(context, dispute);
  const action = dispute.mediatorId === null ? 'accept' : 'show';
  await tell(
    context,
    reader,
    {
      text: `${communityWords(context, dispute)}有一件调解过了联系的时限，请先打个电话。`,
      choices: [
        {
          label: action === 'show' ? '看案卷' : '我来联系',
          key: choiceKey('mediate', action, disputeKey(dispute.id)),
        },
      ],
    },
    { notice: 'remind' },
  );
}

/** It is another's now: that it is, and no reason. */
export async function tellGone(context: Context, { id }: Dispute, personId: number): Promise<void> {
  if (personId !== context.actorId)
    await tell(context, personId, { text: `${disputeNumber(id)} 改由别的调解员承办，您这里看不到这件了。` });
}

/** A file came to a mediator whose predecessor is gone. */
export async function tellHandedOver(context: Context, dispute: Dispute, mediatorId: number): Promise<void> {
  const key = choiceKey('mediate', 'show', disputeKey(dispute.id));
  const answer: Answer = {
    text: `${communityWords(context, dispute)}有一件调解移交给您，请告诉双方换了调解员；他们也可以另选。`,
    choices: [
      { label: '看案卷', key },
      { label: '需要回避', key: choiceKey('mediate', 'decline', disputeKey(dispute.id)) },
    ],
  };
  await tell(context, mediatorId, answer);
}
