import { closeDialogue, currentDialogue, openDialogue } from '../models/dialogues';
import { Failure } from '../models/failure';
import { outOfReach } from '../models/reachability';
import type { Answer } from '../notices/answer';
import { gridWords } from '../notices/words';
import {
  demoDay,
  demoStep,
  firstContact,
  lampDone,
  lampRefused,
  lampReported,
  lampTaken,
  practiceOver,
  sampleNames,
  sampleOf,
  sampleOfCommand,
  sayFinish,
  tryTelling,
  unreachableList,
  wouldReport,
} from '../notices/practice-words';
import { roleWords } from '../notices/organisation-words';
import { sendTo } from '../notices/send';
import { greeting } from '../notices/talk-words';
import { audiences, type Handler } from './handler';
import { interpret } from './interpret';
import { knownOf } from './known';
import type { Turn } from './turn';

interface Slots {
  step: 'lamp' | 'finish' | 'tell';
}

/** Practices that nobody ends are over after an hour; what was said in them is wiped at night. */
const WITHIN = 3_600_000;
const DONE = /^(?:办结|办完了|办好了|好了|修好了|完成)[\s，,：:]+(.+)$/;

/** 试一试: a play resident and a play lamp. Nothing of it becomes a ticket, so no figure can count it. */
export const practiceHandler = (handlers: () => readonly Handler[]): Handler => ({
  intent: 'practice',
  commands: [
    {
      words: ['试一试', '练习', '练一练'],
      for: audiences,
      example: '试一试',
      does: '用假的事练一遍，不会报上去',
      run: begin,
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
    take: async (turn) => {
      await open(turn, { step: 'finish' });
      return lampTaken;
    },
    refuse: async (turn) => {
      await stop(turn);
      return lampRefused;
    },
    day: async (_turn, [at]) => demoStep(Math.min(Math.max(0, Number(at) || 0), demoDay.length - 1)),
    stop: async (turn) => {
      await stop(turn);
      return practiceOver;
    },
  },
  proceed: async (turn, dialogue) => {
    const { step } = dialogue.slots as Slots;
    const text = turn.input.text.trim();
    if (text === '') return null;
    if (step === 'tell') return told(turn, text);
    if (step === 'lamp') return lampReported;
    const note = DONE.exec(text)?.[1];
    if (note === undefined) return sayFinish;
    await stop(turn);
    return lampDone(note);
  },
});

/** Filled-in forms first; of everything else the example that 帮助 shows. */
function sampleFor(handlers: readonly Handler[], name: string): Answer {
  const command = handlers
    .flatMap(({ commands = [] }) => commands)
    .find(({ words, example }) => words.includes(name) || example.split(' ')[0] === name);
  return sampleOf(name) ?? (command ? sampleOfCommand(name, command) : sampleNames);
}

/** Colleagues practise the lamp, residents a report. */
async function begin(turn: Turn): Promise<Answer> {
  const staff = turn.context.office.directory.isStaff(turn.person.id);
  await open(turn, { step: staff ? 'lamp' : 'tell' });
  return staff ? lampReported : tryTelling;
}

const open = ({ context, person }: Turn, slots: Slots): Promise<number> =>
  openDialogue(context.tx, person, 'practice', slots, context.now, { expiresAt: context.now + WITHIN });

async function stop({ context, person }: Turn): Promise<void> {
  const dialogue = await currentDialogue(context.tx, person, context.now);
  if (dialogue?.intent === 'practice') await closeDialogue(context.tx, dialogue.id, person.id, context.now);
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
  const [first, ...rest] = firstContact(staff.name, [...new Set(duties)].slice(0, 3).join('、'));
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
