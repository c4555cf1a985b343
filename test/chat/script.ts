/** A conversation as a text that anybody can review; test/conversations/README.md tells its signs. */
export interface Script {
  file: string;
  title: string;
  /** `YYYY-MM-DD HH:MM`; undefined = the street's usual start. */
  start?: string;
  steps: Step[];
  /** Everybody the file speaks of: to them nothing may come that the file doesn't tell. */
  people: string[];
}

export type Act =
  | { kind: 'says'; who: string; text: string }
  | { kind: 'taps'; who: string; label: string; chosen: string[] }
  | { kind: 'sends'; who: string; what: 'picture' | 'voice' | 'record' }
  /** A workbook: notes above, then heading and rows. */
  | { kind: 'encloses'; who: string; name: string; notes: string[]; rows: string[][] }
  | { kind: 'locates'; who: string; label: string }
  | { kind: 'scans'; who: string; building: string }
  /** @小格 in that group; one-to-one without a group. */
  | { kind: 'asks'; who: string; group: string | null; text: string; pictures: number };

export interface Expected {
  /** null: nothing new. */
  text: string | null;
  /** undefined: not looked at. */
  buttons?: string[];
}

export type Step = { line: number } & (
  | Act
  | ({ kind: 'hears' | 'card'; who: string } & Expected)
  | { kind: 'passes'; milliseconds: number }
  | { kind: 'moves'; to: string }
  | { kind: 'job'; name: string }
  /** From here on somebody keeps the street running as well. */
  | { kind: 'administers'; who: string }
  /** From here on somebody works for a firm whose place it is, and that place stands in 检查处. */
  | { kind: 'works'; who: string; firm: string; place: string; template: string }
  | { kind: 'repeats'; times: number }
  | { kind: 'ceiling'; who: string; most: Ceiling }
  | { kind: 'secret'; word: string; knownTo: string[] }
);

/** 消息 typed messages, 点击 taps, 照片 pictures, 字 typed characters, 共 all of them but characters. */
export type Ceiling = Partial<Record<'消息' | '点击' | '照片' | '字' | '共', number>>;

const units: Record<string, number> = { 秒: 1_000, 分钟: 60_000, 小时: 3_600_000, 天: 86_400_000 };
const DATE = /^\d{4}-\d\d-\d\d \d\d:\d\d$/;

/** Throws an error that names file and line. */
export function parseScript(file: string, source: string): Script {
  const script: Script = { file, title: file, steps: [], people: [] };
  for (const { line, text } of logicalLines(source)) {
    if (text.startsWith('# ')) script.title = text.slice(2).trim();
    else if (text.startsWith('开始 ')) script.start = dateOf(file, line, text.slice(3));
    else script.steps.push(stepOf(file, line, text));
  }
  const named = script.steps.flatMap((step) => ('who' in step ? [step.who] : []));
  return { ...script, people: [...new Set(named)] };
}

/** Lines with those that are indented below them; comments and empty lines are left out. */
function logicalLines(source: string): { line: number; text: string }[] {
  const lines: { line: number; text: string }[] = [];
  source.split('\n').forEach((raw, at) => {
    const text = raw.trimEnd();
    if (text.trim() === '' || text.startsWith('//')) return;
    const open = /^[ \t\u3000]/.test(text) ? lines.at(-1) : undefined;
    if (open) open.text += `\n${text.trim()}`;
    else lines.push({ line: at + 1, text });
  });
  return lines;
}

function stepOf(file: string, line: number, text: string): Step {
  const step = commandOf(file, line, text) ?? expectationOf(text) ?? actOf(text);
  if (!step) throw new Error(`${file}:${line} 看不懂这一行：${text}`);
  return { line, ...step };
}

type Bare<T> = T extends { line: number } ? Omit<T, 'line'> : never;

function commandOf(file: string, line: number, text: string): Bare<Step> | null {
  const [word = '', first = '', ...rest] = text.split(/\s+/);
  if (word === '时间') {
    const passed = /^\+(\d+)(秒|分钟|小时|天)$/.exec(first);
    if (passed) return { kind: 'passes', milliseconds: Number(passed[1]) * (units[passed[2] ?? ''] ?? 0) };
    return { kind: 'moves', to: dateOf(file, line, [first, ...rest].join(' ')) };
  }
  if (word === '管理员') return { kind: 'administers', who: first };
  if (word === '单位') {
    const [firm = '', place = '', template = ''] = rest;
    return { kind: 'works', who: first, firm, place, template };
  }
  if (word === '任务') return { kind: 'job', name: first };
  if (word === '平台') return { kind: 'repeats', times: Number(/\d+/.exec(first)?.[0] ?? 0) };
  if (word === '上限') return { kind: 'ceiling', who: first, most: ceilingOf(file, line, rest) };
  const secret = /^保密 (\S+) 只有 (\S+)$/.exec(text);
  return secret ? { kind: 'secret', word: secret[1] ?? '', knownTo: (secret[2] ?? '').split('、') } : null;
}

function expectationOf(text: string): Bare<Step> | null {
  const found = /^(→|卡片)\s*([^\s：〔]+)(?:：\s*|\s+(?=〔))([\s\S]*)$/.exec(text);
  if (!found) return null;
  const [, sign, who = '', said = ''] = found;
  const kind = sign === '→' ? ('hears' as const) : ('card' as const);
  if (said === '（无）') return { kind, who, text: null };
  const tail = /(?:\s*〔[^〕]*〕)+$/.exec(said)?.[0];
  if (tail === undefined) return { kind, who, text: said };
  const words = said.slice(0, said.length - tail.length).trim();
  return { kind, who, text: words || '…', buttons: labelsIn(tail) };
}

const labelsIn = (text: string): string[] =>
  [...text.matchAll(/〔([^〕]*)〕/g)].map((match) => match[1] ?? '');

function actOf(text: string): Act | null {
  const scan = /^(\S+) 扫码 (\d+)号楼$/.exec(text);
  if (scan) return { kind: 'scans', who: scan[1] ?? '', building: scan[2] ?? '' };
  const asked = /^(\S+) @([^\s：]+)：\s*([\s\S]+)$/.exec(text);
  if (asked) {
    const [, who = '', where = '', words = ''] = asked;
    const [pictures = ''] = /^(?:\[照片\]\s*)*/.exec(words) ?? [];
    return {
      kind: 'asks',
      who,
      group: where.endsWith('群') ? where : null,
      text: words.slice(pictures.length),
      pictures: pictures.split('照片').length - 1,
    };
  }
  const found = /^([^\s：〔]+)：\s*([\s\S]+)$/.exec(text);
  if (!found) return null;
  const [, who = '', said = ''] = found;
  if (said === '[照片]') return { kind: 'sends', who, what: 'picture' };
  if (said === '[语音]') return { kind: 'sends', who, what: 'voice' };
  if (said === '[聊天记录]') return { kind: 'sends', who, what: 'record' };
  const sheet = /^\[表格 (.+\.xlsx)\]\n([\s\S]+)$/.exec(said);
  if (sheet) return { kind: 'encloses', who, name: sheet[1] ?? '', ...tableOf(sheet[2] ?? '') };
  const place = /^\[位置 (.+)\]$/.exec(said)?.[1];
  if (place !== undefined) return { kind: 'locates', who, label: place };
  const [, label, chosen] = /^〔([^〕]+)〕(?:\s*选\s*(.+))?$/.exec(said) ?? [];
  if (label === undefined) return { kind: 'says', who, text: said };
  return { kind: 'taps', who, label, chosen: chosen?.split('、') ?? [] };
}

/** 单号｜时间｜…: lines without a bar are notes above the table. */
function tableOf(text: string): { notes: string[]; rows: string[][] } {
  const lines = text.split('\n');
  return {
    notes: lines.filter((line) => !line.includes('｜')),
    rows: lines
      .filter((line) => line.includes('｜'))
      .map((line) => line.split('｜').map((cell) => cell.trim())),
  };
}

function ceilingOf(file: string, line: number, words: string[]): Ceiling {
  const most: Ceiling = {};
  for (const word of words) {
    const found = /^(消息|点击|照片|字|共)(\d+)$/.exec(word);
    if (!found) throw new Error(`${file}:${line} 上限写成“消息2 点击0 照片1 字20 共3”，不是“${word}”`);
    most[found[1] as keyof Ceiling] = Number(found[2]);
  }
  return most;
}

function dateOf(file: string, line: number, text: string): string {
  const date = text.trim();
  if (!DATE.test(date)) throw new Error(`${file}:${line} 时间写成“2026-11-24 09:00”，不是“${date}”`);
  return date;
}
