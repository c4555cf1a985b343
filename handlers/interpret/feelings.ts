import type { SmallTalk } from './types';

/**
 * What people say beside a matter, or instead of one: that somebody of theirs died, that they are ill, or that they are
 * angry. Such a clause is answered humanely and is never a matter itself.
 */
type Feeling = Extract<SmallTalk, 'loss' | 'trouble' | 'anger'>;

export interface Felt {
  feeling: Feeling;
  /** What is left without the clauses that only scold; a loss stays where it was said. */
  rest: string;
  /** Nothing else was said. */
  alone: boolean;
}

/** Longer texts are letters: they tell a story, and no clause of it stands alone. */
const longest = 80;
const separator = /[，。！？；：,!?;:~…\n ]+/;
const own =
  '^(?:你好|您好|唉|哎|就是|那个|其实|因为|今年|今天|昨天|前天|前几天|上周|上个?月|去年)*(?:我们?|俺们?|咱们?|家里|我们?家|俺家)?的?';
const elder =
  '(?:老爸|老妈|爸爸?|妈妈?|父亲|母亲|爹|娘|爷爷?|奶奶?|外公|外婆|姥姥|姥爷|公公|婆婆|岳父|岳母|老伴儿?|老头子|老太婆|老爷子|老太太|老人|老公|老婆|丈夫|妻子|爱人)';
const kin = `(?:${elder}|儿子|女儿|孩子|哥哥?|姐姐?|弟弟|妹妹|家人|亲人|人)`;
const when =
  '(?:因病|突然|已经|就|也|都|刚刚|刚|才|今年|今天|昨天|昨晚|前天|前几天|前段时间|上周|上个?月|去年|这两天|[一二两三四五六七八九十几\\d]+(?:号|月|天前|个月前|年前))*';
const gone = '(?:去世|过世|离世|病逝|逝世|病故|不在人世|永远(?:地)?(?:离开|走)(?:我们)?)';
const lossClause = new RegExp(
  `${own}(?:${kin}${when}${gone}|${elder}${when}(?:走|没|不在))了?(?:啊|呀|啦)?$`,
);
/** 家里有人去世了要办什么手续: told beside what is asked. */
const lossBeside = new RegExp(
  `(?:我|我们|家里|俺|咱)(?![^，。]{0,6}(?:楼上|楼下|邻居|隔壁|对门|小区))[^，。]{0,8}${gone}`,
);
const illness =
  /(?:得了?|查出来?|确诊了?|患上?了?)(?:是|个)?(?:癌症?|.{1,2}癌|白血病|尿毒症|重病|大病|绝症|抑郁症)了?$|^.{0,8}(?:心里(?:很|好|特别)?难受|活得?(?:很|太|好)累|撑不(?:住|下去)了?|想哭|一个人太孤单)了?$/;
/** Words that only scold, and whom they scold. */
const abuse =
  /傻[逼屄比叉bBxX子]|煞笔|沙[比雕]|(?<![a-z])(?:sb|2b|tmd|nmd|cnm|wdnmd)(?![a-z])|脑残|智障|白痴|蠢[货猪驴]?|笨[蛋猪]|废物|骗子|骗人的|混蛋|王八蛋?|死人|一群猪|是猪|猪脑子?|滚(?:蛋|开|远点)?$|^滚|去死|闭嘴|[你他她它]妈的?|妈的|尼玛|我?操(?![场作心])|[卧我]槽|我靠|有病|神经病?|饭桶|吃干饭|吃屎|不要脸|没用的东西|破玩意儿?|什么玩意儿?|破系统|破机器人|烂系统|不干人事|不干好事|狗屁|放屁|扯淡|气死我?|狗日的?|龟儿子?|要你(?:们)?(?:有)?(?:何用|什么用|干嘛)|白拿工资|听不懂人话|人工智障/i;
const target =
  /你们|你|您|他们|他|她|它|这些|这帮|那些|这|那|帮|群|个|都|全|是|就|真|太|简直|什么|怎么|当官的|领导|干部|物业|社区|街道|居委会|网格员|机器人?|系统|人工智能|东西|人|的|了|吗|啊|呀|吧|呢|嘛|啦|一|点|儿|死|去|还|又|光|只会|会|天天|拿工资|不|没|办事|管|干活|干|我|在/g;
/** A glance that spares most texts the rest. */
const glance = new RegExp(
  `${abuse.source}|${gone}|[走没在]了?(?:$|[，。！？；,!?;])|癌|白血病|尿毒症|重病|大病|绝症|抑郁|难受|太累|好累|很累|撑不|想哭|孤单`,
  'im',
);

const sigh = /^(?:唉|哎呀?|哦|啊|嗯|呜+|那个|你好|您好|师傅|同志|小格)+$/;

const scolds = (clause: string): boolean =>
  abuse.test(clause) && clause.replace(new RegExp(abuse.source, 'gi'), '').replace(target, '').length <= 1;

function feelingOf(clause: string): Feeling | undefined {
  if (lossClause.test(clause)) return 'loss';
  if (illness.test(clause)) return 'trouble';
  return scolds(clause) ? 'anger' : undefined;
}

/** Reads a normalised text; undefined when it says nothing of the kind. Table in feelings.test.ts. */
export function feltIn(text: string): Felt | undefined {
  if (text.length > longest || !glance.test(text)) return undefined;
  const clauses = text.split(separator).filter(Boolean);
  const felt = clauses.map(feelingOf);
  const [feeling] = (['loss', 'trouble', 'anger'] as const).filter((one) => felt.includes(one));
  if (feeling === undefined)
    return lossBeside.test(text) ? { feeling: 'loss', rest: text, alone: false } : undefined;
  const left = clauses.filter((clause, at) => felt[at] === undefined && !sigh.test(clause));
  return {
    feeling,
    rest:
      felt.includes('anger') && left.length > 0
        ? clauses.filter((_, at) => felt[at] !== 'anger').join('，')
        : text,
    alone: left.length === 0,
  };
}
