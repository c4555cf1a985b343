import { becomeVolunteer, leaveVolunteers } from '../../actions/residents/volunteer';
import { volunteersIn } from '../../models/residents/gathering';
import { rememberPlace } from '../../models/staff/persons';
import { nodesOfRight } from '../../models/staff/rights';
import type { Answer } from '../../notices/answer';
import {
  volunteerCounts,
  volunteerGone,
  volunteerKept,
  volunteerWhere,
} from '../../notices/residents/gathering-words';
import { gridWords } from '../../notices/words';
import type { Handler } from '../handler';
import { interpret } from '../interpret';
import { knownOf } from '../turn/known';
import type { Turn } from '../turn/turn';

/** 我要当志愿者: a person and a building, taken back with one word. */
export const volunteerHandler: Handler = {
  intent: 'volunteer',
  commands: [
    {
      words: ['我要当志愿者', '我想当志愿者', '当志愿者', '报名志愿者'],
      for: ['resident'],
      example: '我要当志愿者',
      does: '当志愿者，不留姓名电话',
      run: join,
    },
    {
      words: ['不当志愿者', '不当志愿者了', '退出志愿者'],
      for: ['resident'],
      example: '不当志愿者',
      does: '不当了，登记删掉',
      run: (turn) => quit(turn),
    },
    {
      words: ['志愿者'],
      for: ['member', 'leader', 'official'],
      example: '志愿者',
      does: '看哪栋楼有几位志愿者',
      run: count,
    },
  ],
};

async function join({ context, person }: Turn, rest: string): Promise<Answer> {
  const { directory } = context.office;
  const { placeId } = interpret(rest, knownOf(directory, person));
  const place = directory.place(placeId ?? person.placeId);
  if (place && person.placeId === null) await rememberPlace(context.tx, person, place.id);
  const gridId =
    place?.gridId ?? (directory.isStaff(person.id) ? directory.defaultGrid(person.id) : undefined);
  if (gridId === undefined) return volunteerWhere;
  await becomeVolunteer(context, person, gridId);
  return volunteerKept(place?.name ?? gridWords(directory, gridId));
}

export async function quit({ context, person }: Turn): Promise<Answer> {
  return volunteerGone(await leaveVolunteers(context, person.id));
}

/** To staff: how many in which building. To residents the way in. */
async function count(turn: Turn, rest: string): Promise<Answer> {
  const { context, person } = turn;
  const { directory } = context.office;
  const nodes = nodesOfRight(directory, person.id, 'open_gathering').flatMap((id) => directory.below(id));
  if (nodes.length === 0) return join(turn, rest);
  return volunteerCounts(context.office, await volunteersIn(context.tx, [...new Set(nodes)]));
}
