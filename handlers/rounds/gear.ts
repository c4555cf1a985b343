import { gearStandings, returnGear, takeGear } from '../../actions/rounds/lend-gear';
import { Failure } from '../../models/failure';
import type { Answer } from '../../notices/answer';
import { gearList, gearReturned, gearTaken, gearUsage } from '../../notices/rounds/gear-words';
import type { Handler } from '../handler';
import { reportInWords } from '../tickets/report';
import type { Turn } from '../turn/turn';

/** 装备: who takes out what, and who has it now; nobody is reminded and nobody counted. */
export const gearHandler: Handler = {
  intent: 'gear',
  commands: [
    {
      words: ['装备', '装备清单', '谁领了装备'],
      for: ['member', 'leader'],
      example: '装备',
      does: '看车、对讲机在谁那里，领和还点一下',
      run: list,
    },
    {
      words: ['领', '领用'],
      for: ['member', 'leader'],
      example: '领 电动车2号',
      does: '领一样装备，看用的规矩和上次的毛病',
      run: take,
    },
    {
      words: ['还', '归还'],
      for: ['member', 'leader'],
      example: '还 电动车2号 车闸松了',
      does: '还装备，有毛病带一句给下一个人',
      run: bringBack,
    },
  ],
  press: {
    take: async (turn, [key]) => take(turn, await nameOf(turn, key)),
    return: async (turn, [key]) => bringBack(turn, await nameOf(turn, key)),
  },
};

async function list({ context, person }: Turn): Promise<Answer> {
  return gearList(context.office, await gearStandings(context), person.id, context.now);
}

/** Residents say 还 and 领 of other things: then it is what they report. */
const isForStaff = ({ context, person }: Turn): boolean => context.office.directory.isStaff(person.id);

async function take(turn: Turn, rest: string): Promise<Answer> {
  if (!isForStaff(turn)) return asReport(turn);
  const name = rest.split(/[\s，,]+/)[0] ?? '';
  return name === '' ? gearUsage : gearTaken(await takeGear(turn.context, name));
}

async function bringBack(turn: Turn, rest: string): Promise<Answer> {
  if (!isForStaff(turn)) return asReport(turn);
  const [first = '', ...words] = rest.split(/[\s，,]+/);
  const name = first === '' ? await onlyOwn(turn) : first;
  if (name === null) return gearUsage;
  const { gear, word } = await returnGear(turn.context, name, words.join(' '));
  return gearReturned(gear, word);
}

async function asReport(turn: Turn): Promise<Answer> {
  const said = turn.input.text.trim();
  if (said.length < 3) throw new Failure('role.staff_only');
  return reportInWords(turn, said);
}

/** 还 alone: the one thing he has out; null: none, or several. */
async function onlyOwn({ context, person }: Turn): Promise<string | null> {
  const own = (await gearStandings(context)).filter(({ loan }) => loan?.personId === person.id);
  return own.length === 1 ? (own[0]?.gear.name ?? null) : null;
}

async function nameOf({ context }: Turn, key: string | undefined): Promise<string> {
  const id = Number(key?.slice(1) ?? 0);
  const standing = (await gearStandings(context)).find(({ gear }) => gear.id === id);
  if (!standing) throw new Failure('choice.gone');
  return standing.gear.name;
}
