import { choiceKey, type Answer } from '../answer';
import {
  changeSummary,
  changeWords,
  faultWords,
  type Fault,
  type OrganisationChange,
} from './organisation-words';

/** Longer lists are for the screen of a computer. */
const SHOWN = 12;

export const sheetArrived: Answer = { text: '文件收到了，正在看，马上告诉您会改什么。' };
export const notASheet: Answer = {
  text: '这不像 .xlsx 表格，读不了。请用 Excel 或 WPS 另存为 .xlsx 再发一次。',
};

/** 导入: how the organisation's file comes in. */
export const importWay: Answer = {
  text: '把填好的 .xlsx 直接发到这里就行，我先说会改什么，您点了“导入”才改。企业微信没有送来文件的话，请运维的人运行：\nnpm run -s xiaoge -- import 街道.xlsx --preview\n空表和现在的内容：npm run -s xiaoge -- export 街道.xlsx',
};

function rows(lines: readonly string[]): string {
  const more = lines.length - SHOWN;
  return [...lines.slice(0, SHOWN), ...(more > 0 ? [`……还有 ${more} 条`] : [])].join('\n');
}

export const sheetFaults = (faults: readonly Fault[]): Answer => ({
  text: `有 ${faults.length} 处要改，什么也没有导入：\n${rows(faults.map(faultWords))}`,
});

export function sheetPreview(dialogueId: number, changes: readonly OrganisationChange[]): Answer {
  if (changes.length === 0) return { text: '和现在的一样，没有要改的。' };
  return {
    text: `会改这些（${changeSummary(changes).replace(/。$/, '')}）：\n${rows(changes.map(changeWords))}`,
    choices: [
      { label: '导入', key: choiceKey('import', 'do', `D${dialogueId}`) },
      { label: '不导入', key: choiceKey('import', 'drop', `D${dialogueId}`) },
    ],
    copyable: true,
  };
}

export const imported = (changes: readonly OrganisationChange[]): Answer => ({
  text: `导入好了：${changeSummary(changes)}`,
});
export const notImported: Answer = { text: '好，没有导入，什么都没改。' };
