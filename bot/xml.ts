import { XMLParser } from 'fast-xml-parser';

/** The text is no XML that WeCom would send; answered with 400. */
export class XmlError extends Error {
  override readonly name = 'XmlError';
  readonly status = 400;
}

/** An element with children, or a leaf with its text. Repeated children keep their order. */
export interface XmlElement {
  readonly text: string;
  readonly children: ReadonlyMap<string, readonly XmlElement[]>;
}

const maximumDepth = 12;
const maximumElements = 600;

const startTag = /<([A-Za-z_][\w.-]*)\s*(\/?)>/y;
const endTag = /<\/([A-Za-z_][\w.-]*)\s*>/y;
const declaration = /^\uFEFF?\s*<\?xml[^<>]*\?>/;

/** One reading of one tag; gives the position behind it. */
function readTag(text: string, position: number, open: string[]): number {
  if (text.charCodeAt(position + 1) === 0x2f) {
    endTag.lastIndex = position;
    const name = endTag.exec(text)?.[1];
    if (name === undefined || open.pop() !== name) throw new XmlError('end tag without its start');
    return endTag.lastIndex;
  }
  startTag.lastIndex = position;
  const found = startTag.exec(text);
  if (found === null)
    throw new XmlError('markup that WeCom does not use: attribute, comment or document type');
  if (found[2] === '') open.push(found[1] ?? '');
  if (open.length > maximumDepth) throw new XmlError(`nested deeper than ${maximumDepth}`);
  return startTag.lastIndex;
}

/**
 * Walks the markup once and builds nothing, so that a hostile text (50,000 elements in each other, an entity bomb) is
 * refused at the cost of a few hundred tags. What passes is a single, well-formed element without attributes.
 */
function checkShape(text: string): void {
  const open: string[] = [];
  let elements = 0;
  let position = declaration.exec(text)?.[0].length ?? 0;
  for (;;) {
    const next = text.indexOf('<', position);
    if (open.length === 0 && text.slice(position, next === -1 ? undefined : next).trim() !== '') {
      throw new XmlError('text outside of the document');
    }
    if (next === -1) break;
    if (open.length > 0 && text.startsWith('<![CDATA[', next)) {
      const end = text.indexOf(']]>', next);
      if (end === -1) throw new XmlError('CDATA without end');
      position = end + 3;
      continue;
    }
    const isStart = text.charCodeAt(next + 1) !== 0x2f;
    if (isStart && open.length === 0 && elements > 0) throw new XmlError('a second document');
    if (isStart && ++elements > maximumElements) throw new XmlError(`more than ${maximumElements} elements`);
    position = readTag(text, next, open);
  }
  if (elements === 0) throw new XmlError('no element');
  if (open.length > 0) throw new XmlError('element without end');
}

/** What the parser gives with `preserveOrder`: one key, the name; text and CDATA under `#text`. */
type ParsedNode = Record<string, ParsedNode[] | string>;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: true,
  ignoreDeclaration: true,
  parseTagValue: false,
  trimValues: false,
});

function toElement(nodes: readonly ParsedNode[]): XmlElement {
  let text = '';
  const children = new Map<string, XmlElement[]>();
  for (const node of nodes) {
    for (const [name, content] of Object.entries(node)) {
      if (typeof content === 'string') {
        text += content;
      } else {
        const same = children.get(name);
        if (same === undefined) children.set(name, [toElement(content)]);
        else same.push(toElement(content));
      }
    }
  }
  return { text, children };
}

/**
 * Reads one XML document of at most 12 levels and 600 elements into its root element. No attributes, document types
 * or entities of the sender's; every value stays text (MsgId exceeds 2^53, userids may look like numbers).
 */
export function parseXml(text: string): XmlElement {
  checkShape(text);
  let nodes: ParsedNode[];
  try {
    nodes = parser.parse(text) as ParsedNode[];
  } catch (error) {
    throw new XmlError('not well-formed', { cause: error });
  }
  const root = nodes.flatMap((node) => Object.values(node)).find((content) => typeof content !== 'string');
  if (root === undefined || typeof root === 'string') throw new XmlError('no element');
  return toElement(root);
}

/** The elements called `name` directly inside, in their order; single and repeated alike. */
export function all(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.get(name) ?? [];
}

/** The element called `name` directly inside; more than one is refused, for nobody can say which one is meant. */
export function only(element: XmlElement | undefined, name: string): XmlElement | undefined {
  const found = all(element, name);
  if (found.length > 1) throw new XmlError(`${name} is repeated`);
  return found[0];
}

/** The text of the leaf called `name` directly inside; refused where it is repeated or holds elements. */
export function leaf(element: XmlElement | undefined, name: string): string | undefined {
  const found = only(element, name);
  if (found !== undefined && found.children.size > 0) throw new XmlError(`${name} holds elements`);
  return found?.text;
}

/** What `buildXml` takes: text becomes CDATA, numbers stay bare, a list repeats its element. */
export type XmlInput = string | number | XmlInput[] | { [name: string]: XmlInput };

/** Characters that XML 1.0 has no way to write; they would make WeCom drop the whole reply. */
// oxlint-disable-next-line no-control-regex
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

function cdata(text: string): string {
  return `<![CDATA[${text.replace(unwritable, '').replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

/** Writes elements one after the other, without a root and without white space. */
export function buildXml(input: { [name: string]: XmlInput }): string {
  let xml = '';
  for (const [name, value] of Object.entries(input)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      const content =
        typeof one === 'string'
          ? cdata(one)
          : typeof one === 'number'
            ? String(one)
            : Array.isArray(one)
              ? buildXml({ item: one })
              : buildXml(one);
      xml += `<${name}>${content}</${name}>`;
    }
  }
  return xml;
}
