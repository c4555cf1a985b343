import { answerClaim, claimBuilding } from '../../actions/residents/appoint-building-head';
import type { Answer } from '../../notices/answer';
import {
  buildingHeadAsked,
  buildingHeadUsage,
  claimAnswered,
  claimOver,
} from '../../notices/residents/building-head-words';
import type { Handler } from '../handler';
import { interpret } from '../interpret';
import { knownOf } from '../turn/known';
import type { Turn } from '../turn/turn';

/** 我是4号楼楼栋长 陈老师: a resident's own word, confirmed by whoever looks after the building. */
export const buildingHeadHandler: Handler = {
  intent: 'head',
  commands: [
    {
      words: ['我是楼栋长', '登记楼栋长', '我要当楼栋长', '我想当楼栋长', '当楼栋长'],
      for: ['resident'],
      example: '我是楼栋长 4号楼 陈老师',
      does: '登记为楼栋长，网格员核对后生效',
      run: claim,
    },
  ],
  press: {
    answer: async (turn, [draft, yes]) => {
      const claimed = await answerClaim(turn.context, Number(draft?.slice(1) ?? 0), yes === 'yes');
      if (!claimed) return claimOver;
      const building = turn.context.office.directory.place(claimed.placeId)?.name ?? '';
      return claimAnswered(claimed.name, building, yes === 'yes');
    },
  },
};

const NAME = 12;
const SPOKEN = /^(?:你好|您好)?[，,\s]*我是(.{1,20}?)(?:的)?楼栋长[，,。\s]*(.*)$/;

/** The same in a sentence: 我是4号楼楼栋长 陈老师; null when it says no such thing. */
export async function claimInWords(turn: Turn, text: string): Promise<Answer | null> {
  const found = SPOKEN.exec(text);
  return found ? claim(turn, `${found[1] ?? ''} ${found[2] ?? ''}`) : null;
}

async function claim(turn: Turn, rest: string): Promise<Answer> {
  const { context, person } = turn;
  const { directory } = context.office;
  const [where = '', ...others] = rest.trim().split(/[\s，,]+/);
  const { placeId } = interpret(where, knownOf(directory, person));
  const place = directory.place(placeId ?? null);
  const name = others.join('').slice(0, NAME);
  if (place?.kind !== 'building' || name === '') return buildingHeadUsage;
  await claimBuilding(context, person, place.id, name);
  return buildingHeadAsked(place.name);
}
