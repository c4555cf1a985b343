import { XMLParser } from 'fast-xml-parser';

export type XmlValue = string | number | undefined | XmlFields | XmlValue[];
export interface XmlFields {
  [name: string]: XmlValue;
}

/** Writes the fields as WeCom does: text as CDATA, numbers bare, lists as repeated elements without a wrapper. */
export function writeXml(fields: XmlFields): string {
  return `<xml>${writeFields(fields)}</xml>`;
}

function writeFields(fields: XmlFields): string {
  return Object.entries(fields)
    .map(([name, value]) => writeElement(name, value))
    .join('');
}

function writeElement(name: string, value: XmlValue): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.map((item) => writeElement(name, item)).join('');
  if (typeof value === 'number') return `<${name}>${value}</${name}>`;
  if (typeof value === 'string')
    return `<${name}><![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]></${name}>`;
  return `<${name}>${writeFields(value)}</${name}>`;
}

const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: false,
  processEntities: true,
});

/** Reads `<xml>…</xml>`; every leaf stays text. Throws when the root is something else. */
export function readXml(text: string): XmlFields {
  const parsed = parser.parse(text) as { xml?: unknown };
  if (typeof parsed.xml !== 'object' || parsed.xml === null) throw new Error('no <xml> element');
  return parsed.xml as XmlFields;
}

/** The text of a leaf, '' when it is missing or holds elements. */
export function leaf(fields: XmlFields, name: string): string {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
}

/** The elements inside `name`, empty when there are none. */
export function branch(fields: XmlFields, name: string): XmlFields {
  const value = fields[name];
  return typeof value === 'object' && !Array.isArray(value) ? value : {};
}

/** A repeated element as a list, also when it occurs once or never. */
export function branches(fields: XmlFields, name: string): XmlFields[] {
  const value = fields[name];
  const list = Array.isArray(value) ? value : [value];
  return list.filter((item): item is XmlFields => typeof item === 'object' && !Array.isArray(item));
}
