import type { GuideDocument } from '../../models/residents/guide';
import { choiceKey, circled, type Answer } from '../answer';

const reportKey = (id: number): string => choiceKey('guide', 'report', `D${id}`);
const staff = { label: '找人', key: choiceKey('find', 'staff') };

/** From the office's own guide, with its source and the day it was checked. */
export const guideAnswer = (id: number, { title, text, source, day }: GuideDocument): Answer => ({
  text: `${title}：${text}\n来源：${source}，${day} 核对。`,
  group: `${title}：${text}\n来源：${source}，${day} 核对。`,
  choices: [{ label: '不是，我要上报', key: reportKey(id) }, staff],
});

/** 办事指南 with a word, or a row of its list. */
export const guideTopic = ({ title, text, papers, source, day }: GuideDocument): Answer => ({
  text: `${title}：${text}${papers === undefined ? '' : `\n要带：${papers}。`}\n来源：${source}，${day} 核对。`,
  choices: [staff],
});

/** 办事指南: what can be asked. `key` names a matter whatever its place in the folder. */
export const guideList = (
  rows: readonly { document: GuideDocument; key: string }[],
  more: number,
  unknown = '',
): Answer => ({
  text: `${unknown === '' ? '' : `“${unknown}”还没有写进来。`}常问的：\n${rows
    .map(({ document: { title } }, at) => `${circled(at)} ${title.replace(/(?<=.)怎么.*$/, '')}`)
    .join('\n')}\n回数字看一件；${more > 0 ? `还有 ${more} 件，` : ''}直接问也行，比如“居住证要带什么”。`,
  choices: rows.map(({ key }, at) => ({ label: `第${at + 1}件`, key: choiceKey('guide', 'topic', key) })),
  listed: true,
});
export const guideEmpty: Answer = {
  text: '办事指南还没有写。有要办的事直接问，我帮您找人。',
  choices: [staff],
};

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
