import type { Command, Handler } from '../handler';
import { asksProgress, normalise } from '../interpret';

export interface Spoken {
  command: Command;
  /** What stands behind the command's word. */
  rest: string;
}

interface Entry {
  word: string;
  command: Command;
}

const separator = /^[\s，,。:：！!～~、]+/;
/** A ticket's number may follow without a space: 接0001, 办结T-0001 换了灯泡. */
const numberBehind = /^(?:[Tt]-?\d{1,9}|\d{4,9})(?![\d号楼栋幢单元室层])/;
const polite = '请|麻烦|帮我|帮忙|给我|我要|我想|我来|想|让我|可以|能不能';
const politeWord = new RegExp(`^(?:${polite})`);
/** What people put around a command to be polite, and what says that they only want to look. */
const opening = new RegExp(
  `^(?:${polite})*(?:查一下|查下|查查|查看|看一看|看一下|看看|看下|瞧瞧|打开|来一份|来份|发一下|发我)?`,
);
/** 我明天要请假一天: the day stands before the command. */
const dayFirst =
  /^我?((?:今天|明天|后天|今晚|明早|[这下]?(?:周|星期|礼拜)[一二三四五六日天]|\d{1,2}月\d{1,2}[日号])(?:上午|中午|下午|晚上)?)我?(?:要|想|得)?/;
/** 要一份…, 写个…, 出一下…. */
const wanting = /^(?:要|来|写|出|做|拉|导|导出|生成|给)*(?:一份|份|一个|个|一下|我)*/;
const LONGEST_WISH = 16;
/** 延期三天, 请假3天: how long needs no space. */
const durationBehind = /^[\d一二两三四五六七八九十半]{1,3}个?(?:天|小时|工作日|周|星期|月)/;
/** What is meant by a question after one's own matter. */
const PROGRESS = '办到哪了';
const closing = /(?:一下|[吧啊呀哦啦呢嘛]|谢谢|多谢|[\s，。！？!?~～…,.])+$/;

const mayFollow = ({ glued }: Command, rest: string): boolean =>
  glued === true || (glued instanceof RegExp && glued.test(rest)) || durationBehind.test(rest);

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

  /** A command as 帮助 lists it, also in traditional or full-width characters, and glued to a number: 接0001. */
  find(text: string): Spoken | null {
    const exact = this.beginning(text);
    if (exact) return exact;
    const read = normalise(text);
    return read === text ? null : this.beginning(read);
  }

  /** The same said in passing: 看看我的任务吧, 我明天要请假一天, 修好了没有？ */
  inPassing(text: string): Spoken | null {
    const read = normalise(text);
    const asked = this.find(asksProgress(text) ? PROGRESS : '');
    return asked ?? this.alone(read) ?? this.behindDay(read) ?? this.politely(read) ?? this.ending(read);
  }

  private beginning(text: string): Spoken | null {
    for (const { word, command } of this.byFirst.get(text.slice(0, 1)) ?? []) {
      if (!text.startsWith(word)) continue;
      const rest = text.slice(word.length);
      if (rest === '' || mayFollow(command, rest) || separator.test(rest) || numberBehind.test(rest))
        return { command, rest: rest.replace(separator, '').trim() };
    }
    return null;
  }

  private behindDay(text: string): Spoken | null {
    const [before = '', day = ''] = dayFirst.exec(text) ?? [];
    const spoken = before === '' ? null : this.beginning(text.slice(before.length));
    return spoken && { ...spoken, rest: `${day} ${spoken.rest.replace(/^了/, '')}`.trim() };
  }

  /** 我要请假三天, 帮我代办…: only where the rest may follow without a space. */
  private politely(text: string): Spoken | null {
    if (/[吗么?？]$/.test(text)) return null;
    for (let rest = text; politeWord.test(rest);) {
      rest = rest.replace(politeWord, '');
      const spoken = this.beginning(rest);
      if (spoken?.command.glued !== undefined) return spoken;
    }
    return null;
  }

  /** 要一份上个月的台账, 写个上半年工作总结: what is wanted stands before the command. */
  private ending(text: string): Spoken | null {
    const bare = text.replace(closing, '').replace(opening, '').replace(wanting, '');
    if (bare.length > LONGEST_WISH) return null;
    for (const { word, command } of [...this.byFirst.values()].flat()) {
      if (command.last !== true || !bare.endsWith(word)) continue;
      return { command, rest: bare.slice(0, -word.length).replace(/的$/, '').trim() };
    }
    return null;
  }

  /** The bare command between polite words; with anything else in it, it is somebody's report. */
  private alone(text: string): Spoken | null {
    const bare = text.replace(closing, '');
    const inner = bare.replace(opening, '');
    for (const words of [bare, inner]) {
      const entry = this.byFirst.get(words.slice(0, 1))?.find(({ word }) => word === words);
      if (entry) return { command: entry.command, rest: '' };
    }
    return null;
  }
}

/** Two with the same intent are a mistake and fail at start: menus and dialogues of one would reach the other. */
export function handlersByIntent(handlers: readonly Handler[]): ReadonlyMap<string, Handler> {
  const byIntent = new Map<string, Handler>();
  for (const handler of handlers) {
    if (byIntent.has(handler.intent)) throw new Error(`two handlers are called ${handler.intent}`);
    byIntent.set(handler.intent, handler);
  }
  return byIntent;
}
