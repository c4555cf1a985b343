import { chineseDigits, numeralText } from './numerals';

/** A number of an address with the word behind it: 3号楼, 2单元, or bare. */
export interface Token {
  start: number;
  end: number;
  value: string;
  suffix: string;
  /** What stands between the token before and this one. */
  gap: string;
}

const suffixes =
  '号楼|号院|号大街|号路|号地块|号桥|号码头|号公路|号高速|号库|号门|号房|号商铺|号铺|商铺|号店|号|栋|幢|撞|座|排|舍|单元|楼(?!道|梯|宇|盘|房|上|下)|层|室(?!内|外)|房(?!子|屋|产|间|价|东|租)|铺|档|店|仓|梯|弄|巷|街|区|期|路|线|组|村';
const written = `[${chineseDigits}]{1,4}(?=[楼层街排]|单元|号[楼\\d]?)`;
/** Behind a unit or a floor a written number may end the text: 三单元六零二. */
const ending = `(?<=(?:单元|[\\d${chineseDigits}][栋幢楼层]))[${chineseDigits}]{1,4}$`;
const token = new RegExp(
  `(顶楼|顶层|首层|底层|架空层)|([东西南北中主副])(座|栋|幢|单元)|(负|地下)?(\\d{1,2}[Ff](?=[A-Za-z]?\\d)|${ending}|[A-Za-z]{1,2}\\d{1,5}|\\d{1,2}[A-Za-z](?=\\d{3,4}(?!\\d))|\\d{1,6}[A-Za-z](?![A-Za-z\\d])|\\d{1,9}|${written}|[A-Za-z]{1,2}(?=[座栋幢室]|号楼|单元|楼|-\\d))(${suffixes})?`,
  'g',
);
/** The numbers of a normalised text in their order. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let last = 0;
  for (const match of text.matchAll(token)) {
    const [whole, top, side, sideSuffix, below, number, suffix = ''] = match;
    const value = top ?? side ?? `${below ? '负' : ''}${number ?? ''}`;
    const kind = top ? '楼' : (sideSuffix ?? suffix);
    tokens.push({
      start: match.index,
      end: match.index + whole.length,
      value: numeralText(value).toUpperCase(),
      suffix: kind,
      gap: text.slice(last, match.index),
    });
    last = match.index + whole.length;
  }
  return tokens;
}
