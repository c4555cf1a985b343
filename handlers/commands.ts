import type { Command, Handler } from './handler';

export interface Spoken {
  command: Command;
  /** What stands behind the command's word. */
  rest: string;
}

interface Entry {
  word: string;
  command: Command;
}

const SEPARATOR = /^[\s，,。:：！!～~]/;

/** Finds the command a text begins with. Two commands with the same word are a mistake and fail at start. */
export class CommandTable {
  private readonly byFirst = new Map<string, Entry[]>();

  constructor(handlers: readonly Handler[]) {
    const taken = new Set<string>();
    for (const command of handlers.flatMap((handler) => handler.commands ?? [])) {
      for (const word of command.words) {
        if (taken.has(word)) throw new Error(`two commands begin with ${word}`);
        taken.add(word);
        const first = word.slice(0, 1);
        this.byFirst.set(first, [...(this.byFirst.get(first) ?? []), { word, command }]);
      }
    }
    for (const entries of this.byFirst.values()) entries.sort((a, b) => b.word.length - a.word.length);
  }

  find(text: string): Spoken | null {
    for (const { word, command } of this.byFirst.get(text.slice(0, 1)) ?? []) {
      if (!text.startsWith(word)) continue;
      const rest = text.slice(word.length);
      if (rest === '' || command.glued === true || SEPARATOR.test(rest)) {
        return { command, rest: rest.replace(/^[\s，,。:：！!～~]+/, '').trim() };
      }
    }
    return null;
  }
}
