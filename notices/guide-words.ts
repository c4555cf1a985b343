import type { GuideDocument } from '../models/guide';
import { choiceKey, type Answer } from './answer';

const reportKey = (id: number): string => choiceKey('guide', 'report', `D${id}`);
const staff = { label: '找人', key: choiceKey('find', 'staff') };

/** From the office's own guide, with its source and the day it was checked. */
export const guideAnswer = (id: number, { title, text, source, day }: GuideDocument): Answer => ({
  text: `${title}：${text}\n来源：${source}，${day} 核对。`,
  group: `${title}：${text}\n来源：${source}，${day} 核对。`,
  choices: [{ label: '不是，我要上报', key: reportKey(id) }, staff],
});

/** Nothing in the guide answers it. */
export const questionAnswer = (id: number, text: string): Answer => ({
  text: `您是想问“${text}”吧？这个我还答不了，可以帮您找人问；要是有事要处理，我就报上去。`,
  otherwise: { what: 'question', texts: ['这个我确实不知道，不耽误您：点“找人”，请人来答。'] },
  choices: [{ label: '报上去', key: reportKey(id) }, staff],
});

/** Who reported is told to nobody, who lives where is not looked up. */
export const whoReportedWords: Answer = {
  text: '谁反映的，小格对谁都不说，也请不要去打听。对这件事的处理有意见，直接说就行，我报上去。',
  group: '谁反映的，小格对谁都不说，也请不要去打听。',
};
export const neverLooksUpWords: Answer = {
  text: '谁住哪里、谁家在做什么，小格不查，也不说。有事要处理，直接说“哪里、什么事”就行。',
  group: '谁住哪里、谁家在做什么，小格不查，也不说。',
};
