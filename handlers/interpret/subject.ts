import { strongestOf } from './category';

const longest = 16;
const fillers =
  /^(?:你好|您好|请问|那个|就是|这个|我想问一下|我要反映|我想反映|反映一下|反映|投诉|举报|实名|匿名|要(?=实名|匿名)|我们家|我们|俺们?家?|咱们?家?|我家里|我家|我|他们|现在|今天|昨天|最近|又|的|了|，|、|在|这里|这边|你们|麻烦|帮忙|请|有个|有人说|有(?!没有|人)|是|附近|门口的|那里|那边|都|还|之间|中间)+/;
/** 了 goes where it only says that something began; behind 坏, 堵, 断 … the words are cut short without it. */
const trailing =
  /(?:(?<![没坏堵断破倒掉灭爆裂塌丢漏满歪死烂锈停翘松])了|(?<=[气水电坏堵断停])老|[啊呢呀吧哦嘛啦的，吗咯咧撒嘞哩喽噻哟哇呗呐哈]|(?:怎么|咋)(?:回事|搞|办|弄)|不好意思|请处理|谢谢|请.{0,4}处理|望.{0,6}处理)+$/;
/** What people say in anger says nothing of the matter, and it is read by many. */
const curses =
  /(?:你|他|她|去你)?(?:妈|娘)(?:的|了个?[巴逼比]子?|蛋)|[卧我]槽|我靠|(?:我)?操(?:蛋|你妈)?(?![场作心])|特么|尼玛|狗日的?|王八蛋|混蛋|(?<![a-z])(?:tmd|nmd|sb|wc)(?![a-z])/gi;

const separator = /[，。！？；：,!?;:\n ]+/;
const placeAlone = /(?:号楼|[栋幢座]|单元|[楼室房层]|路口|小区|社区)$/;

interface Range {
  start: number;
  end: number;
}

function clauseAround(text: string, focus: Range): Range {
  let { start, end } = focus;
  while (start > 0 && !/[，。！？；：,!?;:\n ]/.test(text[start - 1] ?? '')) start--;
  while (end < text.length && !/[，。！？；,!?;\n ]/.test(text[end] ?? '')) end++;
  return { start, end };
}

/** Dictated words have no marks: these say where a clause ends (不亮了｜就在…) and where one begins (灯啊｜晚上…). */
const softEnd =
  /[啊呀嘛哈哎]|了(?=[就也都还在我你这那]|好几|已经)|(?=都?好[几多](?:天|个|年|次)|也没个?人|没人(?:管|来)|我们这|在那边|就在|不知道)/g;

/** Characters that are said without taking breath. */
const aBreath = 10;

/** A clause that is too long for a list is cut where it takes breath, outside the words that decided. */
function withinBreath(text: string, clause: Range, focus: Range): Range {
  if (clause.end - clause.start <= aBreath) return clause;
  softEnd.lastIndex = focus.end;
  const found = softEnd.exec(text);
  if (!found || found.index >= clause.end) return clause;
  return { start: clause.start, end: found.index + (found[0] === '了' ? 1 : 0) };
}

/** Two clauses that decided together: the one that names the matter by itself, else both. */
function strongestClause(words: string): string {
  const clauses = words.split(separator).filter(Boolean);
  if (clauses.length < 2) return words;
  const ranked = clauses.map((clause) => ({ clause, ...strongestOf(clause) }));
  const [best] = ranked.toSorted((a, b) => b.strength - a.strength);
  return best && best.strength >= ownMatter ? best.clause : words;
}
/** Evidence with which a clause names a matter of its own. */
const ownMatter = 2.4;

/** 晚上看不见, 老人容易摔: what follows from the matter, not the matter. */
const consequence =
  /^(?:一?到?了?(?:晚上|夜里|夜间|天黑|下雨天?|早上)?(?:老人|孩子|小孩|大家|出门|走路|路过|开车|骑车)*(?:都|就|也|很|太|真|好|特别|非常|容易|根本|完全|什么|啥|会|要|怕)*)(?:看不见|看不清|不好走|不敢走|没法走|害怕|吓人|危险|不安全|摔跤?|摔倒|绊人|绊倒|掉下去|过不去|难走)/;

/** A consequence that decided is shown behind what it follows from; alone it says nothing. */
function withCause(text: string, clause: Range, words: string): string {
  if (!consequence.test(words)) return words;
  const before = text.slice(0, clause.start).split(separator).findLast(Boolean);
  if (before === undefined || placeAlone.test(before)) return words;
  const cause = tidy(withoutPlace(before));
  const both = `${cause}，${words}`;
  return cause === '' ? words : both.length <= longest ? both : cause;
}

/** 大坑 alone is curt: what follows from it stands behind it. */
function withEffect(text: string, clause: Range, words: string): string {
  const next = text.slice(clause.end).split(separator).find(Boolean);
  const both = next === undefined || !consequence.test(next) ? words : `${words}，${tidy(next)}`;
  return both.length <= longest ? both : words;
}
const shortest = 3;

/** Where nothing decided: the first clause that is more than a place. */
const firstMatter = (text: string): string =>
  text.split(separator).find((clause) => clause !== '' && !placeAlone.test(clause)) ?? text;

/** 3号楼道灯坏: the 楼 belongs to what is broken. Not so in 3号楼下水道堵, 3号楼门口脏, 3号楼道闸坏. */
const buildingPart = /^(?:道(?![路闸口])|梯|顶|洞|上(?![水下])|下(?!水)|门(?![口前后边外禁卫岗锁窗]))/;

/** What the cut took too much of is given back. */
function withBuildingPart(clause: string, cut: string): string {
  const before = clause[clause.length - cut.length - 1];
  return before === '楼' && buildingPart.test(cut) ? `楼${cut}` : cut;
}

/** 501室, 501 and the 间 that is left of 501房间; but 2000元 and 100多人 are no rooms. */
const room =
  /^(?:\d{3,4}(?:室|户|房间|家)(?=[^\d\s]{2})|\d{3,4}(?=[^\d\s]{2})(?![年月元块米平吨度个户人多名辆次])|间(?=楼))/;

/** Places stand before the matter in almost every report, so what ends with a place word is cut off in front. */
function withoutPlace(clause: string): string {
  const cut = clause
    .replace(/^从.{1,12}到.{1,12}?(?:这一?路|一路|这一?段路?|一段|之间|沿线|沿路)的?(?=.{3})/, '')
    .replace(/^.*\d(?:号楼|[栋幢座]|单元|[楼室房层])(?=.{2})/, '')
    .replace(/^.*\d-\d+(?=.{2})/, '')
    .replace(
      /^.*(?:号楼|[栋幢座]|单元|号院|\d号|\d[室房]|小区|社区|路口|新村|花园|公寓|家园|\d楼)(?=.{3})(?!灯|门|道)/,
      '',
    );
  const roomless = cut === clause ? cut : cut.replace(room, '');
  return withBuildingPart(clause, roomless).replace(
    /^(?:门口|后面|前面|旁边|楼下|对面|附近)(?=.{3})|^(?:里面|里|内)(?=.{2})/,
    '',
  );
}

const placeBehind = /(?:就|正)?(?:在|是)?[A-Za-z]?\d+(?:号楼|[栋幢座]|单元|号院|号).*$/;

/** 灯坏了3号楼2单元: nothing but the place is left in front. */
const placeOnly = /^(?:\d+|[东西南北])?(?:号楼|[栋幢座]|单元|[室房楼层门])$/;

/** The place in front is cut off, or the one behind when the deciding words come first: 电瓶车着火了在3号楼下面. */
function withoutPlaceAround(clause: string, words: string): string {
  const cut = withoutPlace(clause);
  if (cut.includes(words)) return cut;
  const before = clause.replace(placeBehind, '');
  return before.includes(words) || (before.length > 1 && placeOnly.test(cut)) ? before : cut;
}

const tidy = (matter: string): string =>
  matter
    .replace(curses, '')
    .replace(/[啊呀嘛哈](?=[\u4e00-\u9fff])/g, '')
    .replace(/^[，、\s]+/, '')
    .replace(fillers, '')
    .replace(trailing, '')
    .replace(trailing, '');

/**
 * The problem in at most 16 characters for people, in the writer's words: the clause that decided the category,
 * without the place and without openings. `focus` is where the deciding words stand.
 */
export function subjectOf(text: string, focus: Range | undefined): string {
  if (!focus) {
    const clause = firstMatter(text);
    const short = tidy(withoutPlace(clause)).slice(0, longest);
    return short || clause.slice(0, longest);
  }
  const around = clauseAround(text, focus);
  const breath = withinBreath(text, around, focus);
  const clause = strongestClause(text.slice(breath.start, breath.end));
  const words = text.slice(focus.start, focus.end);
  const short = withCause(text, around, tidy(withoutPlaceAround(clause, words)));
  if (short.length <= shortest && short !== '') return withEffect(text, around, short);
  if (short.length <= longest) return short || clause.slice(0, longest);
  const at = short.indexOf(words);
  if (words.length >= longest || at < 0) return short.slice(0, longest);
  const from = Math.max(0, Math.min(at, at + words.length - longest + 2));
  return short.slice(from, from + longest);
}
