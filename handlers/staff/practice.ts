import { Failure } from '../../models/failure';
import { outOfReach } from '../../models/staff/reachability';
import type { Answer } from '../../notices/answer';
import { gridWords } from '../../notices/words';
import {
  demoDay,
  demoStep,
  firstContact,
  practiceOver,
  sampleNames,
  sampleOf,
  sampleOfCommand,
  tryTelling,
  unreachableList,
  wouldReport,
} from '../../notices/staff/practice-words';
import { roleWords } from '../../notices/staff/organisation-words';
import { practiceOf, practiceTitles } from '../../notices/staff/practice-scenes';
import { sendTo } from '../../notices/exchange/send';
import { greeting } from '../../notices/talk-words';
import { audiences, type Handler } from '../handler';
import { interpret } from '../interpret';
import { knownOf } from '../turn/known';
import {
  open,
  practiceNamed,
  practicesOf,
  said,
  show,
  stop,
  tapped,
  type PracticeSlots,
} from './practice-play';
import type { Turn } from '../turn/turn';

/** 试一试: a play resident and what one's own role does with him. Nothing of it becomes a ticket, so no figure can count it. */
export const practiceHandler = (handlers: () => readonly Handler[]): Handler => ({
  intent: 'practice',
  commands: [
    {
      words: ['试一试', '练习', '练一练'],
      for: audiences,
      example: '试一试',
      does: '用假的事练一遍，不会报上去',
      run: (turn, rest) => begin(turn, rest),
    },
    {
      words: ['看范本', '范本'],
      for: audiences,
      example: '看范本 上报',
      does: '看每样怎么写',
      run: async (_turn, rest) => sampleFor(handlers(), rest.trim()),
    },
    {
      words: ['示范一天'],
      for: ['leader', 'official'],
      example: '示范一天',
      does: '一幕一幕演一遍街道的一天，培训会上用',
      run: async ({ context, person }) => {
        if (!context.office.directory.isStaff(person.id)) throw new Failure('role.staff_only');
        return demoStep(0);
      },
    },
    {
      words: ['谁收不到'],
      for: ['leader', 'official', 'administrator'],
      example: '谁收不到',
      does: '看哪些同事收不到消息、该怎么办',
      run: whoCantReceive,
    },
  ],
  press: {
    hello: async (turn) => (await meetColleague(turn)) ?? greeting(turn.context.office, turn.person),
    begin: (turn) => begin(turn),
    tap: (turn, [name, at, tap]) => tapped(turn, practiceNamed(name), Number(at), Number(tap)),
    row: (turn, [name, at], words) =>
      words === ''
        ? show(turn, practiceNamed(name), Number(at), '')
        : said(turn, { practice: practiceNamed(name), at: Number(at), said: '' }, words),
    day: async (_turn, [at]) => demoStep(Math.min(Math.max(0, Number(at) || 0), demoDay.length - 1)),
    stop: async (turn) => {
      await stop(turn);
      return practiceOver;
    },
  },
  /** What a scene waits for is for the scene, though it be a command. */
  wants: ({ slots }, text) => {
    const { practice, at } = slots as PracticeSlots;
    return practice !== 'tell' && practiceOf(practice).scenes[at]?.wants?.test(text) === true;
  },
  proceed: async (turn, dialogue) => {
    const slots = dialogue.slots as PracticeSlots;
    const text = turn.input.text.trim();
    if (text === '') return null;
    return slots.practice === 'tell' ? told(turn, text) : said(turn, slots, text);
  },
});

/** Filled-in forms first; of everything else the example that 帮助 shows. */
function sampleFor(handlers: readonly Handler[], name: string): Answer {
  const command = handlers
    .flatMap(({ commands = [] }) => commands)
    .find(({ words, example }) => words.includes(name) || example.split(' ')[0] === name);
  return sampleOf(name) ?? (command ? sampleOfCommand(name, command) : sampleNames);
}

/** Everybody practises what is his, 练习 调解员 another of his roles; residents tell something. */
async function begin(turn: Turn, rest = ''): Promise<Answer> {
  const own = practicesOf(turn);
  const named = own.find((name) => practiceTitles[name] === rest.trim());
  const practice = named ?? own[0];
  if (practice !== undefined) return show(turn, practice, 0, '');
  if (turn.context.office.directory.isStaff(turn.person.id)) return show(turn, 'member', 0, '');
  await open(turn, { practice: 'tell', at: 0, said: '' });
  return tryTelling;
}

/** What would be reported. In danger nobody practises: the words go the real way. */
async function told({ context, person }: Turn, text: string): Promise<Answer | null> {
  const { placeText, subject, urgency } = interpret(text, knownOf(context.office.directory, person));
  if (urgency === 'emergency') return null;
  return wouldReport(placeText ?? '', subject);
}

/** Who came into the app's range: three messages, the last to try it out. */
async function meetColleague(turn: Turn): Promise<Answer | null> {
  const { context, person, contact } = turn;
  const { directory } = context.office;
  const staff = directory.staff(person.id);
  if (!staff) return null;
  const duties = staff.roles.map(
    ({ gridId, role }) => `${gridWords(directory, gridId)}${roleWords[role][0]}`,
  );
  const practice = practicesOf(turn)[0] ?? 'member';
  const words = [...new Set(duties)].slice(0, 3).join('、');
  const [first, ...rest] = firstContact(staff.name, words, practice);
  for (const message of rest) await sendTo(context, person.id, contact, message);
  return first ?? null;
}

/** For whoever administers or leads a node. */
async function whoCantReceive({ context, person }: Turn): Promise<Answer> {
  const { directory } = context.office;
  const roles = directory.staff(person.id)?.roles ?? [];
  const nodes = roles.filter(({ role }) => ['administrator', 'official', 'leader'].includes(role));
  if (nodes.length === 0) throw new Failure('role.other', { who: '管理员或网格长' });
  const gridIds = nodes.flatMap(({ gridId }) => directory.below(gridId));
  const rows = await outOfReach(context.tx, directory, gridIds);
  return unreachableList(
    rows.map(({ personId, why }) => ({ name: directory.staff(personId)?.name ?? '', why })),
  );
}
