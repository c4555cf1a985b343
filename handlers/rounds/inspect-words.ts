import type { Directory } from '../../models/staff/directory';
import { templateIn, type InspectionTemplate } from '../../models/rounds/inspection-templates';

/** What people say around a sheet and a place: 我去3号楼查一下消防, 3号楼的消防检查. */
const AROUND =
  /我|现在|今天|开始|去|到|在|要|做|检查|查一?[下遍]?|看一?[下遍]|一[下遍]|的|吧|[\s，,。！!、]/g;
const LOOKS = /查/;
const LONGEST = 30;
const BUILDING = /^\d+(?:号楼|号|栋|幢|座)(?:\d+单元)?$/;

/**
 * What 检查 would get as its rest, for words without it: 晨巡三看, 去3号楼查一下消防, 检查五金厂 企业半月查. A short name
 * (消防, 排水) needs the word 查 beside it. Null: something else is said there, a report above all.
 */
export function sheetSaid(
  templates: readonly InspectionTemplate[],
  directory: Directory,
  text: string,
): string | null {
  const template = text.length > LONGEST ? null : templateIn(templates, text);
  if (!template) return null;
  const words = [template.name, ...template.aliases].toSorted((a, b) => b.length - a.length);
  const word = words.find((one) => text.includes(one)) ?? template.name;
  const other = text.replace(word, ' ');
  if (word !== template.name && !LOOKS.test(text.replace(template.name, ''))) return null;
  const left = other.replaceAll(AROUND, '');
  if (left === '') return template.name;
  const place = directory.places.find(({ name, aliases }) => [name, ...aliases.split('\n')].includes(left));
  return place || BUILDING.test(left) ? `${left} ${template.name}` : null;
}
