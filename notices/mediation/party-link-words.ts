import type { Office } from '../../models/context';
import type { DisputeFile, OpenedParty } from '../../models/mediation/dispute-file';
import { disputeKey, disputeNumber } from '../../models/mediation/dispute-workflow';
import { partyLabel } from '../tickets/amend-words';
import { choiceKey, type Answer } from '../answer';

const ROWS = 6;

export function whomToLink({ dispute, parties }: DisputeFile): Answer {
  const unlinked = parties.filter(({ personId }) => personId === null).slice(0, ROWS);
  if (unlinked.length === 0) return { text: '双方都已经连上了，约了时间会写给还能回复的一方。' };
  return {
    text: '给哪一位调解码？他在微信或企业微信里发来，您确认是本人以后，约见的时间地点也写给他一份。',
    choices: unlinked.map((party) => ({
      label: partyLabel(party),
      key: choiceKey('link', 'code', disputeKey(dispute.id), `P${party.id}`),
    })),
  };
}

/** Said by the mediator on the phone; the bot tells it to nobody. */
export const codeGiven = (code: string): Answer => ({
  text: `请在电话里告诉他本人：扫楼门上的码，回“调解码 ${code}”。七天内有效，只能用一次；您确认之前，小格不对他说任何内容。`,
});

export const codeNeeded: Answer = {
  text: '请把调解员告诉您的八位数字写在后面，比如“调解码 12345678”。没有的话，请给调解员打电话。',
};
/** Whoever it is: nothing of the case, not even that there is one. */
export const codeTaken: Answer = { text: '收到。调解员会打电话和您核对，核对好以前这里什么都不显示。' };

/** `personId`: of whom no more is known than where he came from. */
export function linkAsked(
  { directory }: Office,
  id: number,
  linkId: number,
  party: OpenedParty,
  personId: number,
): Answer {
  const app = directory.address(personId) !== undefined;
  return {
    text: `${disputeNumber(id)} 有人用${partyLabel(party)}的调解码找来了（${app ? '企业微信' : '微信客服'}）。请打个电话核对是不是本人，再点。`,
    choices: [
      { label: '是他本人', key: choiceKey('link', 'yes', disputeKey(id), `L${linkId}`) },
      { label: '不是', key: choiceKey('link', 'no', disputeKey(id), `L${linkId}`) },
    ],
  };
}

export const linkConfirmed: Answer = {
  text: '核对好了。约了见面会在这里告诉您时间和地点，不写什么事。回“我的调解”看到了哪一步；不想谈了，随时回“撤回调解”。',
};
export const linkRefused: Answer = { text: '这次没有核对上。请给调解员打电话，再要一个调解码。' };
export const linkNoted = '连上了。他的窗口开着的时候，约见的时间地点也写给他。';
export const linkTwice = '没有连上：这个人已经在这件调解里了，不能再算另一方。那个码作废了。';
export const linkDropped = '好，没有连上，那个码作废了。';
