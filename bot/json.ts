/** The text is no JSON that WeCom would send; answered with 400. */
export class JsonError extends Error {
  override readonly name = 'JsonError';
  readonly status = 400;
}

export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;
export interface JsonObject {
  [name: string]: JsonValue;
}

const maximumDepth = 12;

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The object a text holds. Refused are nesting deeper than 12 and a name twice in one object, of which two readers might
 * each take another.
 */
export function parseJsonObject(text: string): JsonObject {
  let value: unknown;
  try {
    checkShape(text);
    value = JSON.parse(text);
  } catch (error) {
    throw error instanceof JsonError ? error : new JsonError('no JSON');
  }
  if (!isJsonObject(value)) throw new JsonError('no object');
  return value;
}

const string = /"(?:[^"\\]|\\.)*"/sy;
const colon = /\s*:/y;

/** Walks the text once and builds nothing but the names of the objects that are open. Null stands for a list. */
function checkShape(text: string): void {
  const open: (Set<string> | null)[] = [];
  for (let at = 0; at < text.length; at++) {
    switch (text[at]) {
      case '{':
      case '[':
        open.push(text[at] === '{' ? new Set() : null);
        if (open.length > maximumDepth) throw new JsonError(`nested deeper than ${maximumDepth}`);
        break;
      case '}':
      case ']':
        open.pop();
        break;
      case '"': {
        string.lastIndex = at;
        const found = string.exec(text)?.[0];
        if (found === undefined) throw new JsonError('a text without its end');
        at += found.length - 1;
        colon.lastIndex = at + 1;
        if (colon.test(text)) addName(open.at(-1) ?? null, found);
        break;
      }
      default:
    }
  }
}

/** A name may be written in several ways (\u0061): what it means is compared. */
function addName(names: Set<string> | null, written: string): void {
  if (names === null) return;
  const name = JSON.parse(written) as string;
  if (names.has(name)) throw new JsonError('a name twice in one object');
  names.add(name);
}
