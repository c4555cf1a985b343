/** Pairs that dictation confuses; of our own making. */
const homophones: [string, string][] = [
  ['路灯', '路登'],
  ['井盖', '经盖'],
  ['停水', '厅水'],
  ['停电', '停典'],
  ['垃圾', '垃级'],
  ['噪音', '造音'],
  ['施工', '师工'],
  ['扰民', '绕民'],
  ['下水道', '下水到'],
  ['占道', '站道'],
  ['充电', '冲电'],
  ['消防', '消访'],
  ['物业', '物页'],
  ['电梯', '电提'],
  ['油烟', '由烟'],
  ['装修', '庄修'],
  ['河道', '合道'],
  ['违建', '违健'],
  ['小区', '小去'],
  ['居民', '居名'],
];

/** Small generator of repeatable chance (Lehmer). */
function chance(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** The text as dictation would give it: no punctuation, some repeats, 那个 and 就是 in between, words heard wrongly. */
export function spoil(text: string): string {
  const next = chance(text.length * 7919 + (text.codePointAt(0) ?? 0));
  let spoken = text.replace(/[，。！？；：、,!?;:“”"'（）()…]/g, () =>
    next() < 0.15 ? '那个' : next() < 0.3 ? '就是' : '',
  );
  for (const [right, wrong] of homophones) {
    if (next() < 0.35) spoken = spoken.replace(right, wrong);
  }
  return spoken.replace(/[\u4e00-\u9fff]{2}/g, (word) => (next() < 0.02 ? word + word : word));
}
