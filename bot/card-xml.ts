import type { TemplateCard } from './card-types';
import { buildXml, type XmlInput } from './xml';

/** Names of P90241 that are not simply the JSON name in capitals. */
const irregularNames: Readonly<Record<string, string>> = {
  keyname: 'KeyName',
  pagepath: 'PagePath',
  appid: 'AppId',
  userid: 'UserId',
  checkbox: 'CheckBox',
};

/** Here P90241 spells the application's id differently from everywhere else. */
const withLowerAppid = new Set(['image_text_area', 'quote_area']);

function xmlName(name: string, parent: string): string {
  if (name === 'appid' && withLowerAppid.has(parent)) return 'Appid';
  const irregular = irregularNames[name];
  if (irregular !== undefined) return irregular;
  return name
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

function translate(value: unknown, name: string): XmlInput | undefined {
  if (value === undefined || value === null) return undefined;
  if (Array.isArray(value)) {
    return value.map((item) => translate(item, name)).filter((item) => item !== undefined);
  }
  if (typeof value === 'object') {
    const element: Record<string, XmlInput> = {};
    for (const [key, child] of Object.entries(value)) {
      const translated = translate(child, key);
      if (translated !== undefined) element[xmlName(key, name)] = translated;
    }
    return element;
  }
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  return typeof value === 'string' || typeof value === 'number' ? value : undefined;
}

/** The card as the element TemplateCard of a passive reply: lists are repeated elements without a wrapper (P90241). */
export function cardXml(card: TemplateCard): string {
  return buildXml({ TemplateCard: translate(card, 'template_card') ?? '' });
}
