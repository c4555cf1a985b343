import { interpret, Learner } from '../../handlers/interpret';
import { readCorpus, Score } from './corpus';

interface DepartmentLine {
  title: string;
  text: string;
  label: string;
}

/** The seven fields of the corpus for the groups and rows of the taxonomy: longer keys win. */
const fields: Record<string, string> = {
  '01': '城乡建设',
  '02': '城乡建设',
  '03': '城乡建设',
  '04': '交通运输',
  '05': '城乡建设',
  '06': '城乡建设',
  '07': '城乡建设',
  '08': '环境保护',
  '09': '城乡建设',
  '10': '城乡建设',
  '11': '城乡建设',
  '12': '劳动和社会保障',
  '13': '教育文体',
  '14': '城乡建设',
  '15': '商贸旅游',
  '0401': '城乡建设',
  '0402': '城乡建设',
  '0403': '城乡建设',
  '0715': '环境保护',
  '0712': '环境保护',
  '0517': '环境保护',
  '0509': '环境保护',
  '0516': '环境保护',
  '0817': '城乡建设',
  '0818': '城乡建设',
  '0810': '城乡建设',
  '0907': '商贸旅游',
  '0916': '商贸旅游',
  '0917': '商贸旅游',
  '1113': '商贸旅游',
  '1112': '劳动和社会保障',
  '1209': '卫生计生',
  '1202': '劳动和社会保障',
  '1403': '环境保护',
  '0913': '教育文体',
  '1507': '商贸旅游',
  '1308': '城乡建设',
  '1301': '卫生计生',
  '1208': '教育文体',
  '1399': '教育文体',
  '1402': '交通运输',
};

function fieldOf(category: string): string {
  return fields[category] ?? fields[category.slice(0, 2)] ?? '城乡建设';
}

function messageOf(line: DepartmentLine): string {
  return `${line.title}。${line.text}`;
}

function macroF1(pairs: [expected: string, found: string][]): number {
  const labels = [...new Set(pairs.map(([expected]) => expected))];
  const scores = labels.map((label) => {
    const score = new Score();
    for (const [expected, found] of pairs)
      score.add(found === label ? ['yes'] : [], expected === label ? ['yes'] : []);
    return score.f1;
  });
  return scores.reduce((sum, value) => sum + value, 0) / Math.max(1, scores.length);
}

/** Macro-F1 over the seven fields: by the taxonomy alone, and learned from corrections one by one, in five folds. */
export function evaluateDepartments(folder: string): { untaught: number; taught: number } | undefined {
  const lines = readCorpus<DepartmentLine>(folder, 'department.jsonl');
  if (!lines) return undefined;
  const untaught = lines.map((line): [string, string] => [
    line.label,
    fieldOf(interpret(messageOf(line)).category),
  ]);
  const taught: [string, string][] = [];
  for (let fold = 0; fold < 5; fold++) {
    const learner = new Learner();
    lines.forEach((line, index) => index % 5 === fold || learner.learn(messageOf(line), line.label));
    lines.forEach((line, index) => {
      if (index % 5 === fold) taught.push([line.label, learner.judge(messageOf(line))[0]?.label ?? '']);
    });
  }
  return { untaught: macroF1(untaught), taught: macroF1(taught) };
}
