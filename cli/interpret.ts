import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { interpret, Learner, type Directory, type Known, type LearnerState } from '../handlers/interpret';

/**
 * `npm run -s interpret [-- --directory file.json] [--weights file.json] < messages.jsonl`: one answer a line, in order.
 * Reads `{id, text, grid?}`; a line that is no such object gets `{id, error}` and the rest goes on.
 */

interface Line {
  id?: unknown;
  text: string;
  grid?: string;
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function argument(name: string): string | undefined {
  const index = process.argv.indexOf(`--${name}`);
  return index < 0 ? undefined : process.argv[index + 1];
}

/** The answer as issue-readable JSON: the fields promised for measuring, in a fixed order. */
function answer(line: Line, known: Known): string {
  const found = interpret(line.text, line.grid === undefined ? known : { ...known, grid: line.grid });
  const { intent, category, categoryName, top3, confidence, urgency, place, problems, explain } = found;
  return JSON.stringify({
    id: line.id,
    intent,
    category,
    categoryName,
    top3: top3.map((candidate) => candidate.category),
    confidence: Number(confidence.toFixed(3)),
    urgency,
    place,
    problems: problems.length,
    explain,
  });
}

function answerRow(row: string, known: Known): string {
  let line: unknown;
  try {
    line = JSON.parse(row);
  } catch {
    return JSON.stringify({ id: null, error: 'no JSON' });
  }
  const { id = null, text } = (line ?? {}) as Partial<Line>;
  return typeof text === 'string' ? answer(line as Line, known) : JSON.stringify({ id, error: 'no text' });
}

async function main(): Promise<void> {
  const directory = argument('directory');
  const weights = argument('weights');
  const known: Known = {
    ...(directory !== undefined && { directory: readJson(directory) as Directory }),
    ...(weights !== undefined && { weights: Learner.fromJSON(readJson(weights) as LearnerState) }),
  };
  let waiting: string[] = [];
  for await (const row of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (row.trim() === '') continue;
    waiting.push(answerRow(row, known));
    if (waiting.length >= 200) {
      process.stdout.write(`${waiting.join('\n')}\n`);
      waiting = [];
    }
  }
  if (waiting.length > 0) process.stdout.write(`${waiting.join('\n')}\n`);
}

void main();
