import { maskNumbers } from '../../models/residents/mask';
import type { PollQuestion } from '../../models/residents/poll';

export const MOST_QUESTIONS = 5;
const MOST_OPTIONS = 4;
const TITLE = 20;
const TEXT = 60;
const OPTION = 10;

/** What a question that names no options is answered with; the right one of a quiz in front. */
const usual: readonly { asks: RegExp; options: readonly string[]; right: number | null }[] = [
  { asks: /满意/, options: ['满意', '基本满意', '不满意'], right: null },
  { asks: /知道|听说|了解|清楚/, options: ['知道', '不知道'], right: 0 },
  { asks: /安全/, options: ['安全', '一般', '不安全'], right: null },
  { asks: /评价|怎么样|如何/, options: ['好', '较好', '一般'], right: null },
];

const RIGHT = /\s*(?:[*＊√✓✔]|[（(]对[）)])$/;

/** The title with what may stand behind it, and the questions: lines of their own, or sentences that end in ？. */
export interface PollWords {
  title: string;
  questions: PollQuestion[];
  /** A question without options that nobody can guess. */
  unclear: string | null;
}

/** 垃圾分类 ⏎ 厨余垃圾投哪个桶？绿桶*、灰桶 ⏎ 您对保洁满意吗？ Null: there is no question in it. */
export function readPoll(said: string): PollWords | null {
  const lines = maskNumbers(said)
    .text.split(/[\n；;]+/)
    .map((line) => line.trim())
    .filter(Boolean);
  const [first = '', ...others] = lines;
  const { head, rest } = titleIn(first);
  const asked = [...(rest === '' ? [] : [rest]), ...others];
  if (asked.length === 0) return null;
  const read = asked.map(readQuestion);
  return {
    title: head.slice(0, TITLE),
    questions: read.flatMap((one) => (typeof one === 'string' ? [] : [one])),
    unclear: read.find((one) => typeof one === 'string') ?? null,
  };
}

/** 垃圾分类 您知道…吗？ on one line, or the question alone, which is its own title. */
function titleIn(line: string): { head: string; rest: string } {
  if (!/[？?]|吗(?:\s|$)/.test(line)) return { head: line, rest: '' };
  const [word = '', ...more] = line.split(/\s+/);
  const alone = more.length === 0 || /[？?]|吗$/.test(word);
  if (!alone) return { head: word, rest: more.join(' ') };
  return { head: word.replace(/[？?].*$/, '').replace(/^您?对?|吗$/g, ''), rest: line };
}

function readQuestion(line: string): PollQuestion | string {
  const found = /^(?:\d{1,2}[.、．]|[①-⑤])?\s*(.+?(?:[？?]|吗(?=\s|$)))\s*(.*)$/s.exec(line);
  const text = (found?.[1] ?? line).slice(0, TEXT);
  const named = (found?.[2] ?? '').split(/[、，,/／\s]+/).filter(Boolean);
  if (named.length === 0) {
    const known = usual.find(({ asks }) => asks.test(text));
    return known ? { text, options: [...known.options], right: known.right } : text;
  }
  const options = named.map((option) => option.replace(RIGHT, '').slice(0, OPTION));
  const right = named.findIndex((option) => RIGHT.test(option));
  const distinct = new Set(options).size === options.length;
  if (options.length < 2 || options.length > MOST_OPTIONS || !distinct) return text;
  return { text, options, right: right < 0 ? null : right };
}
