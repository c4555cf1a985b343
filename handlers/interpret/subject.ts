const longest = 16;
const fillers =
  /^(?:你好|您好|请问|那个|就是|这个|我想问一下|我要反映|我想反映|反映一下|反映|投诉|举报|我们家|我们|我家里|我家|我|他们|现在|今天|昨天|最近|又|的|了|，|、|在|这里|这边|你们|麻烦|帮忙|请|有个|有人说|有(?!没有)|是|附近|门口的|那里|那边|都|还)+/;
const trailing = /(?:(?<!没)了|啊|呢|呀|吧|哦|嘛|啦|的|，|吗|请处理|谢谢|请.{0,4}处理|望.{0,6}处理)+$/;

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

/** The place in front is cut off, or the one behind when the deciding words come first: 电瓶车着火了在3号楼下面. */
function withoutPlaceAround(clause: string, words: string): string {
  const cut = withoutPlace(clause);
  if (cut.includes(words)) return cut;
  const before = clause.replace(placeBehind, '');
  return before.includes(words) ? before : cut;
}

/**
 * The problem in at most 16 characters for people, in the writer's words: the clause that decided the category,
 * without the place and without openings. `focus` is where the deciding words stand.
 */
export function subjectOf(text: string, focus: Range | undefined): string {
  const { start, end } = focus ? clauseAround(text, focus) : { start: 0, end: 0 };
  const clause = focus ? text.slice(start, end) : firstMatter(text);
  const matter = focus
    ? withoutPlaceAround(clause, text.slice(focus.start, focus.end))
    : withoutPlace(clause);
  const short = matter.replace(fillers, '').replace(trailing, '').replace(trailing, '');
  if (short.length <= longest) return short || clause.slice(0, longest);
  if (!focus) return short.slice(0, longest);
  const words = text.slice(focus.start, focus.end);
  const at = short.indexOf(words);
  if (words.length >= longest || at < 0) return short.slice(0, longest);
  const from = Math.max(0, Math.min(at, at + words.length - longest + 2));
  return short.slice(from, from + longest);
}
