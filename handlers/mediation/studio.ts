import { noteVisit } from '../../actions/rounds/note-visit';
import { mediatorCards, mediatorsOf } from '../../models/mediation/mediators';
import type { Answer } from '../../notices/answer';
import { studioWords, visitNeedsWords, visitNoted } from '../../notices/mediation/studio-words';
import type { Handler } from '../handler';
import { chineseDigits, numeralValue } from '../interpret/numerals';
import type { Turn } from '../turn/turn';

/** 找人调解 shows who mediates and when he is there; 来访 counts who came, without names. */
export const studioHandler: Handler = {
  intent: 'studio',
  confidential: true,
  commands: [
    {
      words: ['找人调解', '调解室', '找调解员'],
      for: ['resident'],
      example: '找人调解',
      does: '看调解员是谁、什么时候在、电话多少',
      run: card,
    },
    {
      words: ['来访'],
      for: ['mediator'],
      example: '来访 2人 谈心',
      does: '记一次来访：几个人、什么事，不记姓名',
      run: visit,
    },
  ],
};

async function card({ context, person }: Turn): Promise<Answer> {
  const { directory } = context.office;
  const gridId = directory.homeGrid(person);
  const near = new Set(gridId === undefined ? [] : mediatorsOf(directory, gridId).map(({ id }) => id));
  const cards = (await mediatorCards(context.tx)).filter(({ personId }) => near.has(personId));
  return studioWords(directory, cards);
}

const PERSONS = new RegExp(`(\\d{1,3}|[${chineseDigits}]{1,4})\\s*(?:个人|人次|人|位|名)`);
/** Kinds that are counted; whatever else was written is not kept. */
const visitKinds: readonly (readonly [RegExp, string])[] = [
  [/谈心|聊天|倾诉|解闷/, '谈心'],
  [/帮忙|求助|代办|代写/, '求助'],
  [/调解|说和|评理|吵|纠纷/, '调解'],
];
const MOST = 200;

async function visit({ context }: Turn, rest: string): Promise<Answer> {
  const found = PERSONS.exec(rest);
  const persons = found ? numeralValue(found[1] ?? '') : rest === '' ? 0 : 1;
  if (!(persons >= 1 && persons <= MOST)) return visitNeedsWords;
  const what = visitKinds.find(([words]) => words.test(rest))?.[1] ?? '咨询';
  return visitNoted(persons, what, await noteVisit(context, persons, what));
}
