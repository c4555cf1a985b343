import type { Office } from '../../models/context';
import type { PatrolPoint } from '../../models/rounds/patrol';
import type { ReadPointNote } from '../../models/rounds/point-note';
import { choiceKey, type Answer } from '../answer';
import { dayWords, nameWords } from '../words';

const lineOf = ({ directory, calendar }: Office, { personId, text, writtenAt }: ReadPointNote): string =>
  `${dayWords(calendar.local(writtenAt).day)} ${nameWords(directory, personId)}：${text}`;

/** For who came to a point: what colleagues left there, behind a line break; empty without notes. */
export const notesLine = (office: Office, notes: readonly ReadPointNote[]): string =>
  notes.length === 0 ? '' : `\n这里的留言：\n${notes.map((note) => lineOf(office, note)).join('\n')}`;

export const notesHere = (
  office: Office,
  { name }: PatrolPoint,
  notes: readonly ReadPointNote[],
): Answer => ({
  text:
    notes.length === 0
      ? `${name}还没有留言。要给下一个来的同事留一句，回“留言”加一句话。`
      : `${name}的留言：\n${notes.map((note) => lineOf(office, note)).join('\n')}`,
});

export const noteLeft = ({ name }: PatrolPoint, { id, text }: { id: number; text: string }): Answer => ({
  text: `留在${name}了：${text}\n下一个到这里的同事会看到，30 天后清掉。要人来修的，照常上报。`,
  choices: [{ label: '撤回留言', key: choiceKey('board', 'unsay', `N${id}`) }],
  aside: true,
});
export const noteUnsaid: Answer = { text: '这条留言撤回了。' };
export const noteUsage: Answer = {
  text: '给哪个点留言？到了点（扫点码，或回“到”加点名）再说“留言”加一句话；也可以写明点，比如“留言 东门 灯箱松了，绕着走”。',
};
