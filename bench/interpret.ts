import { cut } from 'jieba-wasm';
import { interpret } from '../handlers/interpret';
import { categories } from '../models/category-table';

/**
 * Part of `npm run bench`, and alone as `npm run -s bench:interpret`: how many messages a second the language part reads
 * on one core, beside a plain jieba segmentation of the same text. The texts are the project's own: the taxonomy's
 * wordings in the frames of a chat, and letters that begin with one.
 */

const openings = ['你好，', '', '麻烦问一下，', '我们这儿', '反映个事，'];
const places = ['3号楼2单元', '幸福路与中山路口', '12号楼', '东门', '三号楼二单元501', '小广场'];
const endings = [
  '，好几天了也没人管',
  '，麻烦来看看',
  '，晚上睡不着觉，家里还有老人孩子，什么时候能处理一下？',
  '。',
  '，谢谢',
];

/** One sentence for each wording, the same in every run. */
function sentences(): string[] {
  const pick = (list: readonly string[], at: number): string => list[at % list.length] ?? '';
  return categories
    .flatMap(({ wordings }) => wordings)
    .map((wording, at) => `${pick(openings, at)}${pick(places, at)}${wording}${pick(endings, at)}`);
}

const stories = [
  '这个情况从上个月就开始了，刚开始还好，后来越来越厉害。',
  '我们跟物业反映过很多次，每次都说已经登记了，让等通知，到现在没有结果。',
  '家里有老人和上学的孩子，每天进出都要经过，实在不方便。',
  '邻居们也都有意见，大家商量了一下，让我代表来说一声。',
  '请有关部门安排人到现场看看，尽快给一个答复，谢谢。',
];

/** The same sentences with a story behind each, as long as what people write to a mayor's hotline. */
function letters(lines: readonly string[]): string[] {
  return lines.map((line, at) =>
    [line, ...[0, 1, 2].map((step) => stories[(at + step) % stories.length] ?? '')].join(''),
  );
}

const ROUNDS = 5;

/** Texts a second of this process's own CPU time: other processes on the machine count less that way. */
function perSecond(texts: readonly string[], read: (text: string) => unknown): number {
  const before = process.cpuUsage();
  for (const text of texts) read(text);
  const { user, system } = process.cpuUsage(before);
  return texts.length / ((user + system) / 1e6);
}

const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

function measure(bench: string, texts: readonly string[]) {
  const readers = { interpret: (text: string) => interpret(text), jieba: (text: string) => cut(text, true) };
  perSecond(texts, readers.interpret);
  perSecond(texts, readers.jieba);
  // Side by side, so that both meet the same neighbours.
  const rounds = Array.from({ length: ROUNDS }, () => ({
    interpret: perSecond(texts, readers.interpret),
    jieba: perSecond(texts, readers.jieba),
  }));
  return {
    bench,
    messages: texts.length,
    charactersPerMessage: Math.round(texts.reduce((sum, text) => sum + text.length, 0) / texts.length),
    messagesPerSecond: Math.round(middle(rounds.map((round) => round.interpret))),
    jiebaMessagesPerSecond: Math.round(middle(rounds.map((round) => round.jieba))),
    ratioToJieba: Number(middle(rounds.map((round) => round.interpret / round.jieba)).toFixed(3)),
  };
}

/** The JSON lines of the language part: chat lines, then letters. */
export function interpretLines(): string {
  const lines = sentences();
  return [measure('interpret', lines), measure('interpret-letters', letters(lines))]
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');
}

if (require.main === module) process.stdout.write(interpretLines());
