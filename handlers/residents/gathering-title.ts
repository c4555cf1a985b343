const A_PLACE = /(?:楼|广场|室|厅|门口?|中心|社区|院|路|公园|小区|站|活动点|空地|操场|凉亭)$/;

/** 社区二楼 包粽子, or 包粽子 社区二楼: the place is the first word, unless only the last one sounds like one. */
export function titleAndPlace(words: readonly string[]): { title: string; where: string } {
  const [first = '', ...others] = words;
  const last = others.at(-1);
  if (last === undefined) return { title: first, where: '' };
  if (A_PLACE.test(last) && !A_PLACE.test(first)) return { title: words.slice(0, -1).join(' '), where: last };
  return { title: others.join(' '), where: first };
}
