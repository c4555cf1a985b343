import type { Office } from '../../models/context';
import type { PublicAnswer } from '../../models/residents/public-answers';
import type { Answer } from '../answer';
import { categoryWords, gridWords } from '../words';

const SHOWN = 12;

/** 3号楼 楼道灯不亮：办好了，用了 2 天. No words of anybody, no room. */
function rowWords({ directory }: Office, { category, placeId, count, days }: PublicAnswer): string {
  const place = directory.place(placeId)?.name ?? '';
  const times = count > 1 ? `（${count} 件）` : '';
  return `· ${place === '' ? '' : `${place} `}${categoryWords(category)}${times}：${days === 0 ? '当天办好' : `${days} 天内办好`}`;
}

/** 最近办好的: read by everybody; staff pass it on to residents' groups as it is. */
export function publicAnswerList(
  office: Office,
  gridId: number,
  rows: readonly PublicAnswer[],
  staff: boolean,
): Answer {
  const place = gridWords(office.directory, gridId);
  if (rows.length === 0) return { text: `${place}近两周还没有可以公开的。有事直接说，办好了第一个告诉您。` };
  const all = rows.reduce((sum, { count }) => sum + count, 0);
  const more = rows.slice(SHOWN).reduce((sum, { count }) => sum + count, 0);
  const lines = [
    `${place}近两周办好的 ${all} 件：`,
    ...rows.slice(0, SHOWN).map((row) => rowWords(office, row)),
    more > 0 ? `· 还有 ${more} 件` : '',
    '有事扫门上的码说一句就行。',
  ];
  return { text: lines.filter(Boolean).join('\n'), ...(staff ? { copyable: true } : {}) };
}
