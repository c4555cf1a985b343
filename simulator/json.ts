export type Json = string | number | boolean | null | undefined | Json[] | JsonObject;
export interface JsonObject {
  [name: string]: Json;
}

export function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The text of a field, '' when it is missing or no text. */
export function textOf(object: JsonObject, name: string): string {
  const value = object[name];
  return typeof value === 'string' ? value : '';
}

/** The number of a field, also when it came as digits in a text; undefined when it is neither. */
export function numberOf(object: JsonObject, name: string): number | undefined {
  const value = object[name];
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
}

export function objectOf(object: JsonObject, name: string): JsonObject {
  const value = object[name];
  return isObject(value) ? value : {};
}

export function listOf(object: JsonObject, name: string): JsonObject[] {
  const value = object[name];
  return Array.isArray(value) ? value.filter(isObject) : [];
}

export function textsOf(object: JsonObject, name: string): string[] {
  const value = object[name];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** Length in UTF-8, which is how the platform counts. */
export function bytes(text: string): number {
  return Buffer.byteLength(text);
}

/** The longest beginning of whole characters that fits. */
export function cutToBytes(text: string, limit: number): string {
  if (bytes(text) <= limit) return text;
  let kept = '';
  let used = 0;
  for (const character of text) {
    used += bytes(character);
    if (used > limit) break;
    kept += character;
  }
  return kept;
}
