import type { StudioCard } from '../../documents/studio-card';
import type { Directory } from '../../models/staff/directory';
import type { Mediator } from '../../models/mediation/mediation';
import { choiceKey, type Answer } from '../answer';

/** What is done, for the answer to 来访: pieces and persons, as the studio counts itself (件/人次). */
export interface StudioMonth {
  disputes: number;
  persons: number;
}

export const visitNeedsWords: Answer = {
  text: '写几个人、什么事就行，不写名字。比如“来访 2人 谈心”。',
};
export const visitNoted = (persons: number, what: string, month: StudioMonth): Answer => ({
  text: `记下了：来访 ${persons} 人，${what}。不记姓名。本月调解 ${month.disputes} 件，来访 ${month.persons} 人次。`,
});

const apply = { label: '申请调解', key: choiceKey('dispute', 'ask') };

/** 找人调解: who it is, when he is there, how to call him. */
export function studioWords(directory: Directory, cards: readonly Mediator[]): Answer {
  if (cards.length === 0) {
    return {
      text: '可以请社区的人民调解员来谈谈，免费、保密、双方自愿。点“申请调解”，他会先联系您。',
      choices: [apply],
    };
  }
  const lines = cards.map(({ personId, studio, hours, phone, words }) =>
    [
      `${studio}（${directory.staff(personId)?.name ?? '调解员'}）`,
      words,
      hours === '' ? '' : `时间：${hours}`,
      phone === '' ? '' : `电话：${phone}`,
    ]
      .filter(Boolean)
      .join('\n'),
  );
  return {
    text: `${lines.join('\n\n')}\n\n调解不收费，双方自愿，谈的内容保密。可以直接上门，也可以点下面登记。`,
    choices: [apply],
  };
}

/** The same to be printed. */
export function studioCard(directory: Directory, card: Mediator): StudioCard {
  const name = directory.staff(card.personId)?.name ?? '';
  return {
    studio: card.studio,
    who: `人民调解员 ${name}`,
    words: card.words,
    lines: [
      { label: '时间', value: card.hours },
      { label: '电话', value: card.phone },
    ].filter(({ value }) => value !== ''),
    promises: [
      '邻里有疙瘩，坐下来慢慢说。',
      '不收费，双方都愿意才谈，谈的内容保密。',
      '谈不成，也告诉您还有哪些办法。',
    ],
  };
}
