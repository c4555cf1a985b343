import type { Dispute } from '../../models/mediation/dispute';
import { disputeKinds, kindNames, type DisputeKind } from '../../models/mediation/dispute-kinds';
import { disputeNumber } from '../../models/mediation/dispute-workflow';
import { choiceKey, type Answer } from '../answer';
import { dayWords } from '../words';

const key = (action: string, ...rest: (string | number)[]): string => choiceKey('settle', action, ...rest);

export const settleNeedsWords: Answer = {
  text: '一句话就行：哪里、谁和谁、怎么说好的。比如“口头调解 5号楼201和301 晾衣滴水，以后拧干再晾”。',
};

const BUTTONS = 6;

/** First tap: what kind it is, the likeliest first. */
export function whichKind(draft: number, guess: DisputeKind): Answer {
  const kinds = [guess, ...kindNames.filter((kind) => kind !== guess)].slice(0, BUTTONS);
  return {
    text: '是哪一类？',
    choices: kinds.map((kind) => ({
      label: disputeKinds[kind].label,
      key: key('kind', `D${draft}`, kind),
    })),
  };
}

/** Second tap: how it is performed. `day`: the day the line names, the first where it names several. */
export function howPerformed(draft: number, day: string | null, instalments = 0): Answer {
  return {
    text: '怎么履行？',
    choices: [
      { label: '当场已经履行', key: key('way', `D${draft}`, 'now') },
      ...(day === null
        ? []
        : [
            {
              label: instalments > 1 ? `分${instalments}期，${dayWords(day)}起` : `${dayWords(day)}前履行`,
              key: key('way', `D${draft}`, 'day'),
            },
          ]),
      { label: '以后照着做', key: key('way', `D${draft}`, 'lasting') },
      { label: '半个月内履行', key: key('way', `D${draft}`, 'fortnight') },
    ],
  };
}

/** Third tap: the yes of both sides, who are there. */
export const bothAgree = (draft: number, line: string): Answer => ({
  text: `${line}\n双方都在、都同意这样办吗？`,
  choices: [
    { label: '双方同意，登记', key: key('file', `D${draft}`) },
    { label: '不登记', key: key('leave', `D${draft}`) },
  ],
});

export const settled = (dispute: Dispute): Answer => ({
  text: `${disputeNumber(dispute.id)} 口头协议登记好了，从现在起生效。有手写笔录就拍一张发来，只存进案卷；回访到时候提醒您。`,
});
export const notSettled: Answer = { text: '好，没有登记。' };

export const sessionAsked: Answer = {
  text: '怎么谈的，说一句、发段语音，或者拍一张手写笔录都行。只存进案卷。',
};
export const sessionKept = (kind: 'text' | 'image' | 'voice'): string =>
  kind === 'image' ? '笔录照片存进案卷了。' : kind === 'voice' ? '录音存进案卷了。' : '记进案卷了。';

/** Neither films nor documents are taken. */
export const sessionRefused: Answer = {
  text: '录像和文件不收，免得带进别人的脸和证件。拍一张照片、说一段话，或者写一句都行。',
};
