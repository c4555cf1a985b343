import type { Context } from '../../models/context';
import { choiceKey, type Answer } from '../answer';
import { tell } from '../exchange/send';
import { dayWords, nameWords } from '../words';

interface Days {
  fromDay: string;
  untilDay: string;
}

/** 11月24日—11月26日, or one day. */
const daysWords = ({ fromDay, untilDay }: Days): string =>
  fromDay === untilDay ? dayWords(fromDay) : `${dayWords(fromDay)}—${dayWords(untilDay)}`;

export const leaveTaken = (days: Days, delegate: string): Answer => ({
  text: `好，${daysWords(days)} 由${delegate}代班，新的事直接到他那里，到期自动恢复。提前回来，回“销假”。`,
});
export const leaveEnded: Answer = { text: '欢迎回来，从现在起事情还是到您这里。' };
export const noLeave: Answer = { text: '您现在没有请假。要请，回“请假 3天 由网格员某代班”。' };
export const leaveUsage: Answer = {
  text: '请假几天、由谁代班？比如“请假 3天 由网格员某代班”，或“请假 11月28日到11月30日 由网格员某代班”。',
};

/** Who stands in: the likely colleagues as taps. */
export const whoStandsIn = (
  dialogueId: number,
  days: Days,
  people: readonly { id: number; name: string }[],
): Answer => ({
  text: `${daysWords(days)} 请假，由谁代班？点一个，或直接说名字。`,
  choices: people.map(({ id, name }) => ({
    label: name.slice(0, 10),
    key: choiceKey('leave', 'by', `D${dialogueId}`, id),
  })),
});

/** To the stand-in: whose work comes to him, until when. */
export async function tellStandIn(
  context: Context,
  personId: number,
  leave: Days & { delegateId: number },
  inHand: number,
): Promise<void> {
  const name = nameWords(context.office.directory, personId);
  const work = inHand > 0 ? `他手上在办的 ${inHand} 件，到时在您的“我的任务”里。` : '';
  const text = `${name} ${daysWords(leave)} 请假，由您代班：新的事直接到您这里，他能办的您都能办。${work}`;
  await tell(context, leave.delegateId, { text }, { notice: 'order' });
}

/** To the leaders of his nodes, in their next list. */
export async function tellLeader(
  context: Context,
  personId: number,
  leave: Days & { delegateId: number },
): Promise<void> {
  const { directory } = context.office;
  const roles = directory.staff(personId)?.roles ?? [];
  const leaders = new Set(
    roles.flatMap(({ gridId }) => directory.nearest(gridId, 'leader').map(({ id }) => id)),
  );
  const names = [personId, leave.delegateId].map((id) => nameWords(directory, id));
  const text = `${names[0]} ${daysWords(leave)} 请假，${names[1]}代班。`;
  for (const id of leaders) {
    if (id !== personId && id !== leave.delegateId) await tell(context, id, { text }, { notice: 'fact' });
  }
}
