import { categories } from '../../models/category-table';
import { isSensitive } from '../../models/tickets/sensitive';

/** Kinds of the table behind a word of the street. */
export interface SaidKind {
  codes: string[];
  /** 路灯, as it was said. */
  words: string;
}

/** Words of the street for words of the table. */
const said: Readonly<Record<string, string>> = {
  噪音: '噪声',
  吵: '噪声',
  吵闹: '噪声',
  扰民: '扰民',
  狗: '养犬',
  养狗: '养犬',
  遛狗: '养犬',
  违建: '违法建设',
  牛皮癣: '小广告',
  共享单车: '共享单车',
  树: '树木',
  健身器材: '健身器材',
  噪声扰民: '噪声',
  摊贩: '摊贩',
  摆摊: '摊贩',
};

/** Words that mean several rows which share no word, or fewer rows than share it. Never one that concerns persons beside others. */
const several: Readonly<Record<string, readonly string[]>> = {
  路灯: ['0201', '0202', '0203'],
  灯: ['0201', '0202', '0203', '0710'],
  停车: ['0607', '0608', '0610', '0411', '1006'],
  乱停车: ['0607', '0608'],
  乱停乱放: ['0607', '0608', '0609'],
  车位: ['0610', '1006'],
  电动车: ['0608', '0902', '0903'],
  电瓶车: ['0608', '0902', '0903'],
  充电: ['0903', '0411'],
  下水道: ['0106', '0107'],
  下水: ['0106', '0107'],
  堵水: ['0106', '0105'],
  跑水: ['0102', '1003'],
  堆物: ['0902', '0601'],
  堆杂物: ['0902', '0601'],
  消防: ['0901', '0902', '0903', '0904'],
  消防通道: ['0901'],
  路面: ['0401', '0402', '0403'],
  坑: ['0401', '0402'],
  除四害: ['0513'],
  蚊子: ['0513'],
  老鼠: ['0513'],
};

/** What people put behind a kind: 停车类, 垃圾方面. */
const BEHIND = /(?:类|问题|方面|投诉|诉求|的事|事情|事件|案件|工单)+$/;

/** The kinds a word means; null: nobody knows it. Pure. */
export function kindIn(text: string): SaidKind | null {
  const words = text.replace(/\s/g, '').replace(BEHIND, '');
  if (words === '') return null;
  const parts = words.split(/[和跟与、，,]/);
  return parts.length > 1 ? kindsTogether(parts) : oneKind(words);
}

/** 垃圾和噪音. What concerns persons is not added to what doesn't: the difference would tell it. */
function kindsTogether(parts: readonly string[]): SaidKind | null {
  const kinds = parts.map(oneKind);
  const codes = [...new Set(kinds.flatMap((kind) => kind?.codes ?? []))];
  if (kinds.includes(null) || (codes.some(isSensitive) && !codes.every(isSensitive))) return null;
  return { codes, words: parts.join('、') };
}

function oneKind(words: string): SaidKind | null {
  const together = several[words];
  if (together) return { codes: [...together], words };
  const looked = said[words] ?? words.replace('噪音', '噪声');
  // 件 stands in 大件垃圾 and is no kind.
  if (Array.from(looked).length < 2) return null;
  const tries = [
    categories.filter(({ name }) => name.includes(looked)),
    categories.filter(({ groupName }) => groupName.includes(looked)),
    categories.filter(({ wordings }) => wordings.includes(words)),
  ];
  const codes = (tries.find((rows) => rows.length > 0) ?? []).map(({ code }) => code);
  return codes.length > 0 ? { codes, words: looked } : null;
}
