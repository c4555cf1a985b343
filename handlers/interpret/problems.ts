import { strongestOf } from './category';

/** Signs that a second matter begins. */
const border =
  /(?:[，。；;！!\n]\s*|\s+|(?<=[了堆]))(?:还有|另外|另|此外|再就是|再有|顺便|同时|其次|第[二三四五六]|[一二三四]是|也)(?:就是|一个|一件事|一点|问题)?[，、：:]?|[，、]\s*(?=[A-Za-z]?\d{1,3}(?:号楼|[栋幢]))|[；;\n]|(?:^|[，。；;\s])[(（]?\d{1,2}[)）]?[、.．)）](?!\d)|(?<=[\u4e00-\u9fff])\d[、.．)）](?=[\u4e00-\u9fff])|[①②③④⑤⑥|]|还有(?=一堆|一个|门口|楼道|小区|电|垃|路)/g;
/** Evidence a part needs to stand as a problem of its own. */
const enough = 2.8;
/** A letter tells one story, however many sentences it has. */
const longestSplit = 260;

/** Dictated in one breath, one matter ends where its fault is said: 路灯不亮｜垃圾没人收｜电梯坏了. */
const fault =
  /(?:不亮|没人[收清扫倒]|老?坏(?:了)?|堵了|漏水|不通|打不开|不能用)(?:了)?(?=(?!很|好|几|一|两|三|半|都|也|还|的|，|没|导|影|人)[\u4e00-\u9fff]{3})/g;
const unbroken = 60;
const marked = (text: string): string =>
  text.length <= unbroken && !/[，。；、！？,;!?\n ]/.test(text) ? text.replace(fault, '$&|') : text;

function piecesOf(text: string): string[] {
  return marked(text)
    .split(border)
    .map((piece) => piece.replace(/^[，。、；：:\s]+|[，。、；：:\s]+$/g, ''))
    .filter((piece) => piece.length >= 3);
}

/**
 * The message split into its problems, in their order. A part counts only when its words name a matter of another
 * group than those before; consequences and reproaches stay with the problem they belong to.
 */
export function problemsOf(text: string): string[] {
  if (text.length > longestSplit) return [text];
  const pieces = piecesOf(text);
  if (pieces.length < 2 || pieces.length > 12) return [text];
  const problems: { text: string; category: string }[] = [];
  for (const piece of pieces) {
    const { category, strength } = strongestOf(piece);
    const last = problems.at(-1);
    const repeated = problems.some((problem) => problem.category === category);
    if (strength >= enough && !category.startsWith('13') && !category.startsWith('11') && !repeated)
      problems.push({ text: piece, category });
    else if (last) last.text += `，${piece}`;
  }
  return problems.length > 1 ? problems.map((problem) => problem.text) : [text];
}
