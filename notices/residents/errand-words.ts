import type { Office } from '../../models/context';
import type { Errand, ErrandWords } from '../../models/residents/errand';
import { choiceKey, circled, type Answer, type Choice } from '../answer';
import { whenWords } from '../tickets/appointment-words';
import type { Told } from '../exchange/send';
import { nameWords } from '../words';

const key = (action: string, { id }: Pick<Errand, 'id'>): string => choiceKey('errand', action, `E${id}`);

export const errandUsage: Answer = {
  text: '上门代办，一句话就行：什么事、什么时候在家、哪一户，比如“代办 养老认证 周四下午三点 2单元301”。也可以替邻居说。病情、收入不用说，说了也不记。',
};

/** In place of what says more than the service needs. */
export const IN_PERSON = '上门当面说';

/** What is still missing, in one question. */
export function errandQuestion({ matter, papers }: ErrandWords, needsPlace: boolean): Answer {
  const ready = papers === '' ? '' : `请备好：${papers}。`;
  return {
    text: `${matter}，可以上门办。${ready}什么时候在家、${needsPlace ? '哪栋楼' : ''}哪一户？比如“周四下午三点 ${needsPlace ? '3号楼' : ''}2单元301”。`,
    confidential: true,
  };
}
export const errandUnclear: Answer = { text: '没看懂时间。比如“周四下午三点”，不办了回“取消”。' };
export const errandPast: Answer = {
  text: '这个时间不合适：要在现在以后、两个月以内。换一个吧，比如“周四下午三点”。',
};

const line = (office: Office, { meetAt }: Pick<Errand, 'meetAt'>, { matter, where }: ErrandWords): string =>
  `${whenWords(office, meetAt)} · ${where}\n${matter}`;

const residentChoices = (errand: Errand): Choice[] => [
  { label: '改时间', key: key('move', errand) },
  { label: '不办了', key: key('cancel', errand) },
];

/** To who asked, as it was understood. */
export function errandKept(
  office: Office,
  errand: Errand,
  words: ErrandWords,
  { neighbour, personal }: { neighbour: boolean; personal: boolean },
): Answer {
  const who = nameWords(office.directory, errand.memberId);
  const lines = [
    `记下了：上门代办`,
    line(office, errand, words),
    `${who}看到后定下来，马上告诉您。${words.papers === '' ? '' : `请备好：${words.papers}。`}`,
    personal ? '您说的身体、收入这些没有记，当面说就行。' : '',
    neighbour ? '替邻居说的，请先问过他愿不愿意。' : '',
  ];
  return { text: lines.filter(Boolean).join('\n'), choices: residentChoices(errand), confidential: true };
}

/** A machine wrote down what was said: it is only a guess until it is confirmed. */
export function errandHeard(
  office: Office,
  draftId: number,
  words: ErrandWords & { meetAt: number | null; personal: boolean },
): Answer {
  const known = [words.matter, words.where, words.meetAt === null ? '' : whenWords(office, words.meetAt)];
  const kept = words.personal ? '\n您说的身体、收入这些没有记。' : '';
  return {
    text: `听着像是想请人上门代办：${known.filter(Boolean).join(' · ')}。对吗？${kept}`,
    choices: [
      { label: '对，约上', key: choiceKey('errand', 'heard', `D${draftId}`) },
      { label: '不是', key: choiceKey('errand', 'unheard', `D${draftId}`) },
    ],
  };
}
export const errandNotHeard: Answer = { text: '好，网格员会听您的语音。' };

/** Shown again to who asked. */
export const errandForResident = (office: Office, errand: Errand, words: ErrandWords): Answer => ({
  text: `上门代办\n${line(office, errand, words)}\n${errand.state === 'asked' ? `等${nameWords(office.directory, errand.memberId)}定下来。` : `${nameWords(office.directory, errand.memberId)}上门。`}${words.papers === '' ? '' : `请备好：${words.papers}。`}`,
  choices: residentChoices(errand),
});

/** What became of it, from the one side to the other. */
export type ErrandNews = 'agreed' | 'moved' | 'cancelled' | 'done';

/** To the resident. */
export function errandNews(office: Office, errand: Errand, words: ErrandWords, what: ErrandNews): Answer {
  const who = nameWords(office.directory, errand.memberId);
  const when = whenWords(office, errand.meetAt);
  const ready = words.papers === '' ? '' : `请备好：${words.papers}。`;
  switch (what) {
    case 'agreed':
      return {
        text: `定下来了：${who} ${when} 上门，${words.matter}。${ready}`,
        choices: residentChoices(errand),
      };
    case 'moved':
      return {
        text: `${who}想改到 ${when} 上门，${words.matter}。不方便就点一下另改。`,
        choices: residentChoices(errand),
      };
    case 'cancelled':
      return { text: `${when} 的上门代办（${words.matter}）取消了。还要办，回“代办”再约。` };
    case 'done':
      return { text: `${words.matter}，${who}说办好了。还有事直接说。` };
    default:
      return what satisfies never;
  }
}

const memberChoices = (errand: Errand): Choice[] =>
  errand.state === 'asked'
    ? [
        { label: '我去', key: key('agree', errand) },
        { label: '另约', key: key('move', errand) },
        { label: '取消', key: key('cancel', errand) },
      ]
    : [
        { label: '办好了', key: key('done', errand) },
        { label: '另约', key: key('move', errand) },
        { label: '取消', key: key('cancel', errand) },
      ];

/** The member's card: new, moved by the resident, or shown again. */
export function errandForMember(
  office: Office,
  errand: Errand,
  words: ErrandWords,
  what?: ErrandNews,
): Answer {
  const papers = words.papers === '' ? '' : `\n他备好：${words.papers}`;
  if (what === 'cancelled')
    return {
      text: `居民不办了：${whenWords(office, errand.meetAt)} 的上门代办\n${words.where} · ${words.matter}`,
    };
  const head = what === 'moved' ? '居民改了时间' : '上门代办';
  return {
    text: `${head}\n${line(office, errand, words)}${papers}`,
    choices: memberChoices(errand),
    aside: true,
  };
}

const unreached: Partial<Record<Told, string>> = {
  parked: '微信现在不让我告诉居民，请打电话或上门说一声。',
  held: '微信现在不让我告诉居民，请打电话或上门说一声。',
};

/** To who pressed, whichever side. */
export function errandMoved(
  office: Office,
  errand: Errand,
  words: ErrandWords,
  what: ErrandNews,
  told: Told,
  side: 'resident' | 'member',
): Answer {
  const when = whenWords(office, errand.meetAt);
  const heard =
    side === 'member'
      ? (unreached[told] ?? (told === 'nobody' ? '' : '已告诉居民。'))
      : `已告诉${nameWords(office.directory, errand.memberId)}。`;
  const said: Record<ErrandNews, string> = {
    agreed: `好，${when} 您上门。`,
    moved: `改到 ${when}。`,
    cancelled: '好，不办了。',
    done: '记下了，办好了。里面的话 30 天后清掉。',
  };
  const open = what === 'agreed' || what === 'moved';
  const choices = side === 'resident' ? residentChoices(errand) : memberChoices(errand);
  return {
    text: `${said[what]}${open ? `\n${words.where} · ${words.matter}\n` : ''}${heard}`,
    ...(open ? { choices, aside: true } : {}),
    confidential: true,
  };
}

export const errandWhen: Answer = { text: '改到什么时候？比如“周五上午十点”。' };

/** What is open: one's own, or that of the grids one looks after. */
export function errandList(
  office: Office,
  rows: readonly (Errand & { words: ErrandWords })[],
  side: 'resident' | 'member',
): Answer {
  if (rows.length === 0)
    return side === 'resident' ? errandUsage : { text: `没有等着上门的代办。${errandUsage.text}` };
  const lines = rows.map(
    (row, at) =>
      `${circled(at)} ${whenWords(office, row.meetAt)} ${row.words.where} ${row.words.matter}${row.state === 'asked' ? '（还没定）' : ` · ${nameWords(office.directory, row.memberId)}`}`,
  );
  return {
    text: `上门代办 ${rows.length} 件：\n${lines.join('\n')}\n回数字看一件。`,
    choices: rows.map((row, at) => ({ label: `第${at + 1}件`, key: key('show', row) })),
    listed: true,
  };
}

/** Two hours before: to who comes; where nobody said yes, to the leader too. */
export function errandSoon(office: Office, errand: Errand, words: ErrandWords): Answer {
  const open = errand.state === 'asked' ? '，还没有人定下来' : '';
  return {
    text: `快到时间的上门代办${open}\n${line(office, errand, words)}`,
    choices: memberChoices(errand),
    aside: true,
  };
}
