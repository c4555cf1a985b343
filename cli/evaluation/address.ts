import { interpret, normalise, type PlacePart } from '../../handlers/interpret';
import { numeralText } from '../../handlers/interpret/numerals';
import { readCorpus, Score } from './corpus';

interface AddressLine {
  text: string;
  spans: { label: string; text: string }[];
}

const labels = ['building', 'unit', 'floor', 'room'] as const;

/** A span as the interpreter gives parts out: digits instead of written numbers, without the word of its kind. */
function bare(span: string): string {
  const folded = numeralText(normalise(span))
    .toUpperCase()
    .replace(/^第|^地下/, (word) => (word === '第' ? '' : '负'));
  return (
    folded.replace(
      /(?:号楼|号库|号门|号房|号铺|号店|号|栋|幢|撞|座|排|舍|单元|楼|层|室|房|铺|档|店|仓|街)+$/,
      '',
    ) || folded
  );
}

function values(part: PlacePart): string[] {
  if (part === null) return [];
  return (Array.isArray(part) ? part : [part]).map((value) => value.toUpperCase().replace(/层$/, ''));
}

/** F1 of each part of an address on the corpus's address lines; `show` gets every line that is not fully right. */
export function evaluateAddress(
  folder: string,
  show?: (line: string) => void,
): Record<string, Score> | undefined {
  const lines = readCorpus<AddressLine>(folder, 'address.jsonl');
  if (!lines) return undefined;
  const scores: Record<string, Score> = { all: new Score() };
  for (const label of labels) scores[label] = new Score();
  for (const line of lines) {
    const { place } = interpret(line.text);
    let fault = '';
    for (const label of labels) {
      const expected = line.spans.filter((span) => span.label === label).map((span) => bare(span.text));
      const found = values(place[label]);
      scores[label]?.add(found, expected);
      scores['all']?.add(found, expected);
      if (found.join() !== expected.join()) fault += ` ${label}: ${found.join()} ≠ ${expected.join()}`;
    }
    if (fault !== '') show?.(`${line.text} |${fault}`);
  }
  return scores;
}
