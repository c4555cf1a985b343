import type { Answer } from '../notices/answer';
import { cancelled, nothingToCancel } from '../notices/talk-words';
import { closeDialogue } from '../models/dialogues';
import type { RoleName } from '../models/person';
import { audiences, type Audience, type Command, type Handler } from './handler';
import type { Turn } from './turn';

/** 帮助: what this person can say, read from the commands themselves. */
export function helpHandler(handlers: () => readonly Handler[]): Handler {
  const command: Command = {
    words: ['帮助', '怎么用', '你能做什么', 'help', 'Help', 'HELP', '?', '？'],
    anywhere: true,
    for: audiences,
    example: '帮助',
    does: '看能做什么',
    run: async (turn) => helpFor(turn, handlers()),
  };
  return { intent: 'help', commands: [command] };
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

const words: Record<Audience, string> = {
  resident: '居民',
  member: '网格员',
  leader: '网格长',
  mediator: '调解员',
  official: '领导',
  administrator: '管理员',
};

/** Whose list a role reads; the first that somebody holds counts. */
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
export function audienceOf({ context, person }: Turn): Audience {
  const { directory } = context.office;
  return reads.find(([role]) => directory.has(person.id, role))?.[1] ?? 'resident';
}

function helpFor(turn: Turn, handlers: readonly Handler[]): Answer {
  const audience = audienceOf(turn);
  const commands = handlers
    .flatMap((handler) => handler.commands ?? [])
    .filter((command) => command.for.includes(audience));
  const lines = commands.map(({ example, does }) => `“${example}” ${does}`);
  const head =
    audience === 'resident'
      ? '有事直接说就行，比如“3号楼2单元楼道灯不亮”。也可以说：'
      : `${words[audience]}可以说：`;
  return { text: `${head}\n${lines.join('\n')}` };
}
