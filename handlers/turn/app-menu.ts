import { Failure } from '../../models/failure';
import type { Command, Handler } from '../handler';

/** Entries of the app's menu by the action of their key, and the command each stands for. */
const menuCommands = {
  self: '随手办',
  behalf: '代居民报',
  tasks: '我的任务',
  agenda: '碰头会',
  patrol: '巡查',
  visit: '走访',
  wishes: '民情',
  notices: '通知',
  lead: '线索',
  help: '帮助',
} as const;

export type MenuAction = keyof typeof menuCommands;

/** The command behind an entry; undefined while nobody can say it either. */
export function commandOf(handlers: readonly Handler[], action: MenuAction): Command | undefined {
  const commands = handlers.flatMap((handler) => handler.commands ?? []);
  return commands.find(({ words }) => words.includes(menuCommands[action]));
}

/** A tap in the app's menu is the command said without anything behind it. */
export function appMenuHandler(handlers: () => readonly Handler[]): Handler {
  const actions = Object.keys(menuCommands) as MenuAction[];
  const press = Object.fromEntries(
    actions.map((action) => [
      action,
      (turn: Parameters<Command['run']>[0]) => {
        const command = commandOf(handlers(), action);
        if (!command) throw new Failure('choice.gone');
        return command.run(turn, '');
      },
    ]),
  );
  return { intent: 'menu', press };
}
