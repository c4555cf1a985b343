import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { interpret } from '../handlers/interpret';
import { evaluateAddress } from './evaluation/address';
import { readCorpus, type Score } from './evaluation/corpus';
import { evaluateDepartments } from './evaluation/departments';
import { evaluateDuplicates } from './evaluation/duplicates';
import { evaluateGold, type GoldFigures } from './evaluation/gold';
import { spoil } from './evaluation/noise';

/**
 * `npm run eval [-- folder] [--faults address|gold]`: how well the language part reads real messages. The corpus lies
 * beside the project (default ../shared/corpus) and never in it; files that are not there are skipped by name.
 */

function percent(value: number): string {
  return value.toFixed(3);
}

function row(name: string, ...cells: string[]): void {
  console.log(`${name.padEnd(34)}${cells.map((cell) => cell.padEnd(16)).join('')}`);
}

function skipped(name: string): void {
  row(name, 'skipped: not in the folder');
}

function scoreCells(score: Score): string[] {
  return [`F1 ${percent(score.f1)}`, `P ${percent(score.precision)}`, `R ${percent(score.recall)}`];
}

function address(folder: string, faults: boolean): void {
  const scores = evaluateAddress(folder, faults ? (line) => console.log(line) : undefined);
  if (!scores) return skipped('address.jsonl');
  for (const [label, score] of Object.entries(scores)) row(`address ${label}`, ...scoreCells(score));
}

function goldRow(name: string, figures: GoldFigures): void {
  row(
    name,
    `strict ${percent(figures.strict)}`,
    `lenient ${percent(figures.lenient)}`,
    `top-3 ${percent(figures.top3)}`,
    `intent ${percent(figures.intent)}`,
  );
  row(`${name}, alarm`, ...scoreCells(figures.alarm));
}

function gold(folder: string, faults: boolean): void {
  const plain = evaluateGold(folder, faults ? { show: (line) => console.log(line) } : {});
  const spoken = evaluateGold(folder, { change: spoil });
  if (!plain || !spoken) return skipped('gold.jsonl');
  goldRow('gold', plain);
  goldRow('gold, as dictation gives it', spoken);
  row(
    'loss by dictation',
    `lenient ${percent(plain.lenient - spoken.lenient)}`,
    `top-3 ${percent(plain.top3 - spoken.top3)}`,
  );
}

function others(folder: string): void {
  const departments = evaluateDepartments(folder);
  if (departments)
    row(
      'departments, macro-F1',
      `untaught ${percent(departments.untaught)}`,
      `taught ${percent(departments.taught)}`,
    );
  else skipped('department.jsonl');
  const duplicates = evaluateDuplicates(folder);
  if (duplicates) {
    const { recall, samePlace, random } = duplicates;
    row(
      'duplicates merged',
      `same ${percent(recall)}`,
      `place only ${percent(samePlace)}`,
      `random ${percent(random)}`,
    );
  } else skipped('duplicates.jsonl');
}

function nature(folder: string): void {
  const lines = readCorpus<{ text: string; nature: string }>(folder, 'hotline.jsonl');
  if (!lines) return skipped('hotline.jsonl');
  const complaint = (value: string): boolean => value === '投诉' || value === '举报' || value === '求助';
  const right = lines.filter((line) => complaint(interpret(line.text).nature) === complaint(line.nature));
  row('complaint or question', `accuracy ${percent(right.length / Math.max(1, lines.length))}`);
}

function speed(folder: string): void {
  const lines = readCorpus<{ text: string }>(folder, 'hotline.jsonl')?.map((line) => line.text) ?? [];
  if (lines.length === 0) return;
  for (const text of lines) interpret(text);
  const before = process.cpuUsage();
  for (let round = 0; round < 5; round++) for (const text of lines) interpret(text);
  const { user, system } = process.cpuUsage(before);
  row('messages a second of CPU', String(Math.round((lines.length * 5) / ((user + system) / 1e6))));
}

function main(): void {
  const options = process.argv.slice(2);
  const faultsAt = options.indexOf('--faults');
  const faults = faultsAt < 0 ? '' : (options[faultsAt + 1] ?? '');
  const folder =
    options.find((option, index) => !option.startsWith('--') && (faultsAt < 0 || index !== faultsAt + 1)) ??
    join(process.cwd(), '..', 'shared', 'corpus');
  if (!existsSync(folder) || readdirSync(folder).length === 0) {
    console.log(`skipped: no corpus in ${folder}`);
    return;
  }
  address(folder, faults === 'address');
  gold(folder, faults === 'gold');
  others(folder);
  nature(folder);
  speed(folder);
}

main();
