/** Names of estates, roads and landmarks in a normalised text; best guesses by their last word, without a directory. */
export interface PlaceNames {
  community: string | null;
  road: string | null;
  landmark: string | null;
}

const opening = '(?:^|[，。；：、,（(\\s]|街道|[市区县镇乡]|[路街]\\d*号?|\\d号|住在|位于|我是|在|到|的)';
const estateEnd =
  '小区|社区|花园|家园|新村|公寓|花苑|佳苑|嘉园|雅苑|新城|庭院|山庄|名城|御园|佳园|名苑|花城|名邸|国际城|豪庭|华庭|公馆|御府|别墅|家属院|宿舍|家属区|商住楼|苑|郡|府|湾|邸';
const estate = new RegExp(
  `${opening}([\\u4e00-\\u9fff]{2,8}?(?:${estateEnd})(?:[一二三四五六七八九十\\d]{1,2}[期区])?(?:[A-Z]区)?)(?=[\\dA-Z，。；、,（(\\s]|[东西南北]|的|业主|居民|住户|物业|门口|内|里|旁|附近|周边|楼|栋|后|前|有|一楼|二|三|四|五|六|$)`,
);
const notEstate =
  /^(?:这个|我们|整个|该|本|我|他们|你们|老旧|老|全|各|几个|附近|一个|某|其他|别的|隔壁|周边|住宅|居民)+(?:小区|社区)?|政府|什么|怎么/;
const roadName = '[\\u4e00-\\u9fff]{1,5}?(?:大道|[东西南北中]?路|[东西南北中]?街|巷)';
const notRoad = '(?!灯|面|口人|况|程|线|人|过|段|道办|道居|道社|网|障|牌|上全|标|权|由|费)';
const crossing = new RegExp(
  `(${roadName})(?:与|和|、|跟|同)(${roadName})(?:的)?(?:交叉|交汇|交界|路口|十字|口|相交|交会)`,
);
const road = new RegExp(`${opening}(${roadName})${notRoad}`);
const plain =
  /^(?:道路|马路|公路|一路|这条路|那条路|条路|小路|大路|主路|铁路|网路|线路|出路|走路|修路|条街|沿街|上街|街|小巷|同路|整条路|半路|土路|村路|水泥路|我们路|门口路|的路|主干路|在路|逛街|大街|步行街)$/;
const sideWord =
  /东门|西门|南门|北门|正门|后门|大门|侧门|门口|对面|对过|旁边|旁|附近|后面|前面|楼下|路口|入口|出口|围墙外|围墙边|拐角处?|桥下|桥头|广场(?!舞)|公园|学校|小学|中学|幼儿园|医院|超市|市场|车站|地铁站|公交站/g;
const nameCharacter = /[\u4e00-\u9fff\dA-Z]/;
const longestSide = 10;

/** The first of these words with two to ten characters of a name before it: 幸福超市门口. */
function sideOf(text: string): string | undefined {
  sideWord.lastIndex = 0;
  for (let word = sideWord.exec(text); word; word = sideWord.exec(text)) {
    let from = word.index;
    while (from > 0 && word.index - from < longestSide && nameCharacter.test(text.charAt(from - 1))) from--;
    if (word.index - from >= 2) return text.slice(from, sideWord.lastIndex);
    sideWord.lastIndex = word.index + 1;
  }
  return undefined;
}

/** Words of an administrative address before a name: 某市某区某街道. */
function local(name: string): string {
  return name
    .replace(/^.*(?:街道办?事?处?|[市县镇乡])(?=[\u4e00-\u9fff]{2})/, '')
    .replace(
      /^(?:昨天|今天|前天|每天|天天|晚上|早上|上午|下午|中午|凌晨|半夜|夜里|最近|经常|老是|[0-9]{1,2}点半?多?|这几天|这儿|那儿|咱们|咱家|咱|俺们|俺家|俺|我家|我们|我|位于|就是|住在|在|是|于|的|这里|这边|到|去|从|沿|和|与|那个|请问|关于|我?要|我?想|匿名|实名|投诉|反映|举报|还有|建议|希望|另外|有人|现在)+/,
      '',
    );
}

/** Beside what? Such words alone name nothing. */
const besideAlone = /^(?:门口|对面|对过|旁边|旁|附近|后面|前面|楼下|路口|入口|出口)?$/;

/** A look at single characters spares most texts the long patterns. */
const roadSign = /[路街巷]|大道/;
const crossingSign = /[路街巷道][与和、跟同]/;
const estateSign = /小区|社区|[园村寓苑城院庄墅舍楼郡府湾邸庭馆]/;

function crossingOf(text: string): string | null {
  const match = crossingSign.test(text) ? crossing.exec(text) : null;
  return match ? `${local(match[1] ?? '')}与${local(match[2] ?? '')}路口`.replace(/路路口$/, '路口') : null;
}

/** Names as they stand in the text, without the administrative part before them. */
export function namesOf(text: string): PlaceNames {
  const named = estateSign.test(text) ? estate.exec(text)?.[1] : undefined;
  const community = named && !notEstate.test(local(named)) && local(named).length >= 3 ? local(named) : null;
  const roads = roadSign.test(text);
  const plainRoad = roads ? road.exec(text)?.[1] : undefined;
  const found =
    plainRoad && !plain.test(local(plainRoad)) && local(plainRoad).length >= 2 ? local(plainRoad) : null;
  const near = sideOf(text.replace(/\d+(?:号楼|栋|幢|单元|号)/g, ''));
  const landmark = near === undefined ? undefined : local(near);
  const gate = /(?:^|[，。\s])((?:小区|社区)?[东西南北正后侧]门)/.exec(text)?.[1];
  return {
    community,
    road: (roads ? crossingOf(text) : null) ?? found,
    landmark: landmark === undefined || besideAlone.test(landmark) ? (gate ?? null) : landmark,
  };
}
