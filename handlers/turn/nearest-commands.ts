import type { Command } from '../handler';
import { wordingOf } from '../interpret';

const MOST = 3;

/** The commands whose words, example and explanation share most pairs of characters with the text, best first. */
export function nearestCommands(text: string, commands: readonly Command[]): Command[] {
  const said = wordingOf(text).whole;
  const shared = (other: string): number => {
    let count = 0;
    for (const pair of wordingOf(other).whole) if (said.has(pair)) count++;
    return count;
  };
  return commands
    .map((command) => ({
      command,
      likeness: 2 * shared(command.words.join('，')) + shared(`${command.example}，${command.does}`),
    }))
    .filter(({ likeness }) => likeness > 0)
    .toSorted((a, b) => b.likeness - a.likeness)
    .slice(0, MOST)
    .map(({ command }) => command);
}
