import type { Office } from '../../models/context';
import { disputeNumber } from '../../models/mediation/dispute-workflow';
import { choiceKey, type Answer } from '../answer';
import { asChoices } from './case-buttons';
import { momentWords, nameWords } from '../words';

const key = (action: string, id: number): string => choiceKey('invitation', action, `I${id}`);
const stay = (id: number): { label: string; key: string } => ({ label: '来不了', key: key('stay', id) });

/** To the desk: that it is asked for. No name, no flat, no kind, no number. */
export const deskInvited = ({ directory }: Office, id: number, mediatorId: number | null): Answer => ({
  text: `${nameWords(directory, mediatorId)}请你们科室一起参加一场调解，双方都同意。什么事由调解员当面说，内容请保密。`,
  choices: [{ label: '我来参加', key: key('join', id) }, stay(id)],
});

/** To him who comes: what he needs to be there. */
export function joinedWords(
  { directory, calendar }: Office,
  id: number,
  {
    mediatorId,
    phone,
    meeting,
  }: { mediatorId: number | null; phone: string; meeting: { at: number; place: string } | null },
  now: number,
): Answer {
  const who = `${nameWords(directory, mediatorId)}${phone === '' ? '' : `（电话 ${phone}）`}`;
  const when =
    meeting === null
      ? '时间定了在这里告诉您'
      : `时间：${momentWords(calendar, meeting.at, now)}${meeting.place === '' ? '' : `，${meeting.place}`}`;
  return { text: `好，您参加。${when}。什么事请先问${who}。`, choices: [stay(id)] };
}

/** The time was set, or set anew. */
export const joinedMeeting = (
  { calendar }: Office,
  id: number,
  { at, place }: { at: number; place: string },
  now: number,
): Answer => ({
  text: `请您参加的调解：${momentWords(calendar, at, now)}${place === '' ? '' : `，${place}`}。内容请保密。`,
  choices: [stay(id)],
});
export const meetingCalledOff: Answer = { text: '请您参加的那场调解不用去了，谢谢您。' };
export const stayedAway: Answer = { text: '好，跟调解员说一声了。' };

/** To the mediator. */
export const deskJoins = (id: number, desk: string, name: string): Answer => ({
  text: `${disputeNumber(id)} ${desk}的${name}来参加。约好时间点了“都通知了”，也写给他。`,
  choices: asChoices(id, [['约时间', 'appoint']]),
});
export const deskStaysAway = (id: number, desk: string): Answer => ({
  text: `${disputeNumber(id)} ${desk}这次来不了，可以再请别人。`,
  choices: asChoices(id, [['联合调解', 'invite']]),
});
