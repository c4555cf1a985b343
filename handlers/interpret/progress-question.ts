import { normalise } from './normalise';

/**
 * 修好了没, 我上次报的灯怎么样了, 怎么还没人来: somebody asks what became of his matter and reports none. Only sentences
 * without a place and without a matter of their own count, unless they say that it was reported before.
 */

const longest = 30;
const politely = '(?:请问|麻烦问一?下|问一?下|想问一?下|想问问|问问|那|我就是问问|到底|现在)*';
const thing = '(?:我们?|咱们?)?(?:的|那个|那件|这个|这件)?(?:事儿?|事情|问题|情况|单子|工单)?';
const before =
  '(?:我|我们|俺)?(?:上次|上回|之前|以前|前几天|前天|昨天|昨晚|早上|上午|下午|那天|刚才|上周|上个?月)?(?:跟你们)?(?:报|反映|说|提|上报|投诉)(?:修|事)?(?:的|过的)(?!是).{0,10}?';
const now = '(?:现在|到底|都|今天|大概|一般|估计)*';
const asked = [
  '(?:怎么样|咋样|怎样|如何)(?:了)?',
  '(?:什么|啥)(?:情况|进展|结果)(?:了)?',
  '(?:有|有没有)(?:结果|进展|消息|回复|动静|人管|人来|人处理)(?:了)?(?:吗|没|没有)?',
  '(?:处理|解决|办理|修理|办|修|弄|搞|落实)(?:得|的)?(?:好|完)?(?:了)?(?:怎么样|咋样)?(?:了)?(?:吗|没|没有|么)',
  '(?:处理|解决|办理|办|修|弄)(?:得|的)(?:怎么样|咋样|如何)(?:了)?',
  '(?:办|处理|进行|走|轮)?到(?:哪|哪里|哪儿|哪一步|什么程度|什么地步)(?:了)?',
  '(?:什么时候|啥时候|几时|何时|几点|哪天)(?:能|可以|才能|会|才)?(?:有人)?(?:过?来)?(?:修|修好|办好|处理|处理好|弄好|解决|好|看看|看)?(?:一下)?',
  '(?:还要|还得|要|得)?(?:等)?多久(?:能|才能|才)?(?:来|好|修好|处理好|解决)?',
  '(?:怎么|咋|为什么|为啥)?还(?:没|没有|不)(?:人)?(?:来|来修|修|修好|好|处理|处理好|解决|办|办好|弄好|动静|结果|消息|回复)(?:人)?',
  '(?:有人|网格员|师傅|你们)(?:要)?(?:来|过来)(?:了)?(?:吗|没|没有)',
];
const tail = '(?:了|呢|啊|呀|哦|嘛|吗|么|没)*';
const question = new RegExp(`^${politely}(?:${before}|${thing})${now}(?:${asked.join('|')})${tail}$`);

/** 好了 reports that it is done, 好了？ asks. */
const doneWithMark = /^(?:修|办|弄|处理|解决)?(?:好|完)了\s*[?？]+$/;

/** True for a question after one's own matter; table in progress-question.test.ts. */
export function asksProgress(text: string): boolean {
  if (text.length > longest) return false;
  if (doneWithMark.test(text)) return true;
  return question.test(normalise(text).replace(/[\s，。！？；：、,.!?;:~…"“”]/g, ''));
}
