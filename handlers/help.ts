import type { Answer } from '../notices/answer';
import { groupHelp } from '../notices/group-words';
import { audienceWords, helpLines, helpOverview, notUnderstood, wordOfKey } from '../notices/help-words';
import { cancelled, nothingToCancel } from '../notices/talk-words';
import { closeDialogue } from '../models/exchange/dialogues';
import { Failure } from '../models/failure';
import type { RoleName } from '../models/staff/person';
import { audiences, type Audience, type Chapter, type Command, type Handler } from './handler';
import { LEAST_CONFIDENCE, type Interpretation } from './interpret';
import { nearestCommands } from './turn/nearest-commands';
import type { Turn } from './turn/turn';

/** 帮助: what this person can say, read from the commands themselves. */
export function helpHandler(chapters: () => readonly Chapter[]): Handler {
  const command: Command = {
    words: ['帮助', '怎么用', '你能做什么', '你会什么', '能干什么', 'help', 'Help', 'HELP', '?', '？'],
    anywhere: true,
    for: audiences,
    example: '帮助',
    does: '看能做什么；帮助 全部、帮助 核实 看怎么写',
    run: async (turn, rest) => helpFor(turn, chapters(), rest),
  };
  return {
    intent: 'help',
    commands: [command],
    press: {
      chapter: async (turn, [id]) => helpLines(chaptersFor(turn, chapters()).filter((one) => one.id === id)),
      say: (turn, [hex]) => {
        const word = wordOfKey(hex ?? '');
        const meant = commandsFor(turn, chapters()).find(({ words }) => words.includes(word));
        if (!meant) throw new Failure('choice.gone');
        return meant.run(turn, '');
      },
    },
  };
}

/** 取消, 返回: out of any conversation. */
export const cancelHandler: Handler = {
  intent: 'cancel',
  commands: [
    {
      words: ['取消', '返回', '算了'],
      anywhere: true,
      for: audiences,
      example: '取消',
      does: '不办了，从头来',
      run: async ({ context, person }) => {
        if (person.dialogueId === null) return nothingToCancel;
        await closeDialogue(context.tx, person.dialogueId, person.id, context.now);
        return cancelled;
      },
    },
  ],
};

/** Whose list a role reads; who holds several reads them all as one. */
const reads: readonly (readonly [RoleName, Audience])[] = [
  ['official', 'official'],
  ['patron', 'official'],
  ['leader', 'leader'],
  ['dispatcher', 'leader'],
  ['community_staff', 'leader'],
  ['mediator', 'mediator'],
  ['desk_lead', 'member'],
  ['member', 'member'],
  ['desk', 'member'],
  ['administrator', 'administrator'],
];

/** What the person is to the office; everybody else is a resident. */
function audiencesOf({ context, person }: Turn): Audience[] {
  const { directory } = context.office;
  const held = reads.filter(([role]) => directory.has(person.id, role)).map(([, audience]) => audience);
  return held.length > 0 ? [...new Set(held)] : ['resident'];
}

interface ReadChapter {
  id: string;
  title: string;
  commands: readonly Command[];
}

/** The chapters this person reads; those without a command for him are left out. */
function chaptersFor(turn: Turn, chapters: readonly Chapter[]): ReadChapter[] {
  const audiences = audiencesOf(turn);
  return chapters
    .map(({ id, title, handlers }) => ({
      id,
      title,
      commands: handlers.flatMap(({ commands = [] }) =>
        commands.filter((one) => audiences.some((audience) => one.for.includes(audience))),
      ),
    }))
    .filter(({ commands }) => commands.length > 0);
}

const commandsFor = (turn: Turn, chapters: readonly Chapter[]): Command[] =>
  chaptersFor(turn, chapters).flatMap(({ commands }) => commands);

/** 帮助 alone gives the chapters, 帮助 全部 every example, 帮助 会议 a chapter, 帮助 核实 one command. */
function helpFor(turn: Turn, chapters: readonly Chapter[], about: string): Answer {
  if (turn.robot?.inGroup === true) return { text: groupHelp, group: groupHelp };
  const read = chaptersFor(turn, chapters);
  if (about === '全部') return helpLines(read);
  const asked = read
    .map(({ commands, ...chapter }) => ({
      ...chapter,
      commands: chapter.title.includes(about)
        ? commands
        : commands.filter(({ words }) => words.some((word) => word.includes(about))),
    }))
    .filter(({ commands }) => commands.length > 0);
  if (about !== '' && asked.length > 0) return helpLines(asked);
  const audiences = audiencesOf(turn).filter((audience) => audience !== 'resident');
  return helpOverview(audiences.map((audience) => audienceWords[audience]).join('、'), read);
}

/** A colleague's words that name neither a command nor a matter nor a place: he hears so, and nothing is filed. */
export function unclearColleague(
  turn: Turn,
  text: string,
  { category, confidence, placeText }: Interpretation,
  chapters: readonly Chapter[],
): Answer | null {
  const { input, context, person } = turn;
  if (category !== 'NONE' && confidence >= LEAST_CONFIDENCE) return null;
  if (placeText !== '' || input.placeLabel !== null || input.files.length > 0) return null;
  if (!context.office.directory.isStaff(person.id)) return null;
  return notUnderstood(text, nearestCommands(text, commandsFor(turn, chapters)));
}
