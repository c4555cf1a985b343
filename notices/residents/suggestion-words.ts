import type { Office } from '../../models/context';
import type { Feedback } from '../../models/residents/feedback';
import { choiceKey, circled, type Answer } from '../answer';
import { dayWords, gridWords } from '../words';

const QUOTED = 30;
const short = (text: string): string =>
  Array.from(text).length > QUOTED ? `${Array.from(text).slice(0, QUOTED).join('')}…` : text;

const key = (action: string, id: number): string => choiceKey('suggestion', action, `B${id}`);

export const suggestionUsage: Answer = {
  text: '大家希望有什么、改什么，一句话就行，比如“民情 中心花园想加两盏灯”。不写名字，一定有答复；看别人提了什么，回“民情公示”。',
};

export const suggestionWhere: Answer = {
  text: '是哪一片的事？带上楼号或地名再说一次，比如“民情 3号楼 想在门口加一把椅子”。',
};

export const suggestionKept = ({ calendar }: Office, dueAt: number, text: string): Answer => ({
  text: `记下了（不署名）：${text}\n${dayWords(calendar.local(dueAt).day)}前给您答复。`,
});

/** Heard as a wish in plain words: who meant something that has to be mended says so by one tap. */
export const wishKept = (
  office: Office,
  { id, dueAt, text }: { id: number; dueAt: number; text: string },
): Answer => ({
  text: `当作愿望${suggestionKept(office, dueAt, text).text}`,
  choices: [{ label: '要人去办，报上去', key: key('report', id) }],
  aside: true,
});

/** To who answers: what is wished and where, not by whom. */
export const suggestionArrived = (
  { directory }: Office,
  { id, gridId }: { id: number; gridId: number },
  text: string,
  mayRaise = true,
): Answer => ({
  text: `民情 · ${gridWords(directory, gridId)}（不署名）\n${text}`,
  choices: [
    { label: '答复', key: key('answer', id) },
    ...(mayRaise ? [{ label: '转街道', key: key('raise', id) }] : []),
  ],
  aside: true,
});

export const askSuggestionAnswer: Answer = {
  text: '请写一句答复：能办的写什么时候，不能办的写为什么。会转给提的人，也会公示（不写名字）。',
};
export const suggestionAnswerSent: Answer = { text: '答复已转给提的人，也进了民情公示。' };
export const suggestionRaised: Answer = { text: '已转街道领导答复，答复的日子不变。' };

export const suggestionAnswered = (text: string, answer: string, staff: boolean): Answer => ({
  text: `您提的“${short(text)}”有答复了：${answer}${staff ? '\n是听居民说的，请顺便告诉他。' : ''}`,
});

type Said = Feedback & { text: string; reply: string };

/** What waits for an answer, to who owes it. */
export function openSuggestionList(rows: readonly Said[], now: number): Answer {
  if (rows.length === 0) return { text: `没有等答复的民情。${suggestionUsage.text}` };
  const late = (dueAt: number): string => (dueAt < now ? '（已过答复时间）' : '');
  return {
    text: `等答复的民情 ${rows.length} 条：\n${rows.map(({ text, dueAt }, at) => `${circled(at)} ${short(text)}${late(dueAt)}`).join('\n')}\n回数字答复一条。`,
    choices: rows.map(({ id }, at) => ({ label: `第${at + 1}条`, key: key('answer', id) })),
    listed: true,
  };
}

/** In the morning's list of who owes the answer. */
export const suggestionsOwed = (count: number): Answer => ({
  text: `有 ${count} 条民情今天到期或已过期，还没答复，回“民情”就能答。`,
});

/** 民情公示: what was answered, for everybody; no names. */
export function suggestionBoard({ directory }: Office, gridId: number, rows: readonly Said[]): Answer {
  const place = gridWords(directory, gridId);
  if (rows.length === 0)
    return { text: `${place}近 30 天没有答复过的民情。想提：“民情 中心花园想加两盏灯”。` };
  const lines = rows.map(({ text, reply }, at) => `${circled(at)} ${short(text)}\n答：${reply}`);
  return { text: `${place} 民情公示（近 30 天）\n${lines.join('\n')}` };
}
