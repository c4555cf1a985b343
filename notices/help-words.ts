import { choiceKey, circled, type Answer } from './answer';
import { groupHelp } from './group-words';

/** What 帮助 tells of a command. */
export interface Sayable {
  words: readonly string[];
  example: string;
  does: string;
}

export interface HelpChapter {
  /** a-z only: it stands in menu ids. */
  id: string;
  title: string;
  commands: readonly Sayable[];
}

/** Whom 帮助 speaks to, and the page of commands names. */
export const audienceWords = {
  resident: '居民',
  member: '网格员',
  leader: '网格长',
  mediator: '调解员',
  official: '领导',
  administrator: '管理员',
} as const;

const line = ({ example, does }: Sayable): string => `“${example}” ${does}`;

/** All that a person can say, a row for each chapter; a row's number shows its examples. `who`: 网格长; empty for residents. */
export function helpOverview(who: string, chapters: readonly HelpChapter[]): Answer {
  const head = who === '' ? '有事直接说就行，比如“3号楼2单元楼道灯不亮”。也可以说：' : `${who}可以说：`;
  const rows = chapters.map(
    ({ title, commands }, at) =>
      `${circled(at)} ${title}：${commands.map(({ words }) => words[0] ?? '').join('、')}`,
  );
  return {
    text: [head, ...rows, '回编号看怎么写；回“帮助 全部”一次看完；不用记，照着意思说也行。'].join('\n'),
    choices: chapters.map(({ id, title }) => ({ label: title, key: choiceKey('help', 'chapter', id) })),
    listed: true,
    group: groupHelp,
  };
}

/** Every command of the chapters with its example. */
export const helpLines = (chapters: readonly HelpChapter[]): Answer => ({
  text: chapters.map(({ title, commands }) => [`【${title}】`, ...commands.map(line)].join('\n')).join('\n'),
  group: groupHelp,
});

const SHOWN = 14;

/** A colleague's words that are neither a command nor a matter: nothing was filed, and what he may have meant. */
export function notUnderstood(text: string, near: readonly Sayable[]): Answer {
  const said = Array.from(text.replace(/\s+/g, ' '));
  const quoted = said.length > SHOWN ? `${said.slice(0, SHOWN).join('')}…` : said.join('');
  const meant = near.map(({ words }) => words[0] ?? '').filter((word) => word !== '');
  const ways = '要报事，说一句“哪里、什么事”就行。';
  return {
    text: `没看懂“${quoted}”，没有上报。${meant.length > 0 ? '您是不是要点下面的？' : ''}${ways}`,
    otherwise: {
      what: 'not_understood',
      texts: [
        `这句我也没明白，没有上报。${ways}回“帮助”看都能说什么，想和人说回“找人”。`,
        `还是没看懂，怪我。${ways}也可以回“找人”。`,
      ],
    },
    choices: [...new Set([...meant, '帮助'])].map((word) => ({ label: word, key: sayKey(word) })),
    group: '没看懂。@我 说一句“哪里、什么事”就行；说“帮助”看我在群里能做什么。',
  };
}

/** The key of saying a command without anything behind it; menu ids hold no Chinese. */
const sayKey = (word: string): string => choiceKey('help', 'say', Buffer.from(word).toString('hex'));

export const wordOfKey = (hex: string): string => Buffer.from(hex, 'hex').toString();
