import { keepsRoster, onDuty } from '../../models/staff/roster';
import { contactLink } from '../../models/staff/persons';
import type { Answer } from '../../notices/answer';
import { tell } from '../../notices/exchange/send';
import {
  memberUnknown,
  memberWords,
  staffWords,
  stillNotUnderstood,
  wantsPerson,
} from '../../notices/talk-words';
import type { Handler } from '../handler';
import { interpret } from '../interpret';
import { knownOf } from '../turn/known';
import type { Turn } from '../turn/turn';

/** 找网格员, 找人: from any point of a conversation to a person. */
export const findHandler: Handler = {
  intent: 'find',
  commands: [
    {
      words: [
        '找网格员',
        '我的网格员',
        ...['是谁', '叫什么', '叫啥', '是哪个', '电话', '电话多少', '的电话', '联系方式'].map(
          (asked) => `网格员${asked}`,
        ),
        '怎么联系网格员',
        '社区电话',
        '社区电话多少',
        '电话多少',
        '电话是多少',
        '联系电话',
        '社区在哪',
        '社区在哪里',
        '居委会在哪',
        '居委会在哪里',
        '你们几点上班',
        '你们几点下班',
      ],
      anywhere: true,
      for: ['resident'],
      example: '找网格员',
      does: '看您这里的网格员是谁',
      run: (turn, rest) => member(turn, rest),
    },
    {
      words: ['找人', '转人工', '人工', '人工服务'],
      anywhere: true,
      for: ['resident'],
      example: '找人',
      does: '不想和机器说，就找人',
      run: staff,
    },
  ],
  press: { member: (turn) => member(turn, ''), staff },
};

/** It was not understood three times: a person takes over without being asked. */
export async function handToPerson(turn: Turn): Promise<Answer> {
  const answer = await staff(turn);
  return {
    ...answer,
    text: `${stillNotUnderstood}已请人来和您说。${answer.text}`,
    takenPrefix: stillNotUnderstood,
  };
}

const ASKS_NUMBER =
  /^(?:请问|问一下|我想问)?(?:社区|居委会|村委会|街道|主任|书记|网格员|网格长|你们|负责人|值班|办公室)+(?:的)?(?:电话|联系方式|联系电话|手机|手机号|号码)(?:号码)?(?:是)?(?:多少|几号|是啥)?[?？啊呀呢。]*$/;

/** 社区主任电话, 居委会电话多少: the community's number and who looks after the grid. */
export async function numberInWords(turn: Turn, text: string): Promise<Answer | null> {
  if (!ASKS_NUMBER.test(text) || turn.context.office.directory.isStaff(turn.person.id)) return null;
  return member(turn, '');
}

function gridOf({ context, person }: Turn, rest: string): number | undefined {
  const { directory } = context.office;
  const said = rest === '' ? undefined : interpret(rest, knownOf(directory, person)).placeId;
  return directory.place(said ?? person.placeId)?.gridId;
}

/** Who looks after the grid of somebody, or of the place he names, and the community's number. */
export async function member(turn: Turn, rest: string): Promise<Answer> {
  const gridId = gridOf(turn, rest);
  if (gridId === undefined) return memberUnknown;
  const { office, tx } = turn.context;
  const [first] = office.directory.responsible(gridId);
  const userId = first === undefined ? undefined : office.directory.address(first.id)?.externalId;
  return memberWords(office, gridId, userId === undefined ? null : await contactLink(tx, userId));
}

async function staff(turn: Turn): Promise<Answer> {
  const { context, person } = turn;
  const { directory } = context.office;
  const gridId = gridOf(turn, '') ?? directory.homeGrid(person);
  const servicers = await servicersFor(turn, gridId);
  if (gridId !== undefined && !directory.isStaff(person.id)) {
    const place = directory.place(person.placeId)?.name ?? '';
    for (const leader of directory.nearest(gridId, 'leader'))
      await tell(context, leader.id, wantsPerson(place, servicers.length > 0));
  }
  return staffWords(context.office, gridId, context.now, servicers);
}

/**
 * Who of the grid and above it is on duty now, the nearest first. An office that keeps no roster: its leaders in working
 * hours; whether they receive at this moment, WeCom knows.
 */
async function servicersFor({ context, contact }: Turn, gridId: number | undefined): Promise<string[]> {
  if (contact.channel !== 'kf' || gridId === undefined) return [];
  const { tx, now, office } = context;
  const { directory } = office;
  if (!(await keepsRoster(tx, now))) {
    const leaders = office.calendar.opensAgain(now) === null ? directory.nearest(gridId, 'leader') : [];
    return leaders.flatMap(({ id }) => directory.address(id)?.externalId ?? []);
  }
  const duty = await onDuty(tx, now);
  const near = directory
    .upwards(gridId)
    .flatMap(({ id }) =>
      (['member', 'leader', 'official'] as const).flatMap((role) => directory.holders(id, role)),
    );
  const ids = [...new Set(near.map(({ id }) => id))].filter((id) => duty.has(id));
  return ids.flatMap((id) => directory.address(id)?.externalId ?? []);
}
