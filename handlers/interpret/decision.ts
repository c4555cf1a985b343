import { normalise } from './normalise';

/**
 * What is said to 对吗？ in more than a word: 那帮我反映一下吧 files it, 算了不用了 drops it. Only sentences that say nothing
 * else count; 不对, 不是 and whatever names a place or a matter are left to others.
 */

const longest = 24;
const polite =
  '谢谢(?:你们|您们|你|您|了)?|麻烦(?:你们|您们|你|您|了)|辛苦(?:你们|您|了)*|还是|那就|那|哎呀|哎|唉|嗯嗯|嗯|哦|啊|呀|吧|呗|了|哈|啦|嘛|呢|嘞|咧|噻|撒|咯|先|请|快点|尽快|赶紧|尽早';
const filing = [
  '(?:就|都|全|全都|全部|一起)?(?:请|麻烦|让)?(?:尽快|赶紧|快点|早点)?(?:你们|您们|你|您)?(?:帮忙|帮我|帮我们|给我|给我们|替我)?(?:往上|向上)?(?:报|反映|上报|报告|提交|登记|记|处理|解决|办|弄|修|派人来|派人|安排|看看|管管|转达)(?:一下|下|上去|好|吧|给社区|给街道|给物业|给网格员|人来修|人来看看)*',
  '就(?:是)?(?:这样|这个|这事儿?|这|那个|它)(?:报|写|办)?',
  '(?:都|全都?)(?:要|报|是|对|行|可以)|(?:就)?(?:只|先)?报(?:一下|修)(?:就行|就好|就可以)?|(?:算了)?不(?:用)?改了?|没错|没问题|没有问题|是[的滴]?|对[的滴头]?|好[的滴]?|行|中|妥了?|要得|可以[的滴]?|确定|要的?|需要',
];
const dropping = [
  '撤(?:了|回|销|掉)(?:吧|它|这个|这件)?|算了|罢了|拉倒|当我没说|没必要|没事儿?了|没什么事了|取消|没(?:有|得)?(?:什么|啥)?事儿?|甭报|不消报?|以后再说|下次再说|改天再说|再说吧|不说了|不管了',
  '不(?:用|要|必|想|再|需要)?(?:再)?(?:报|反映|上报|投诉|麻烦|来|修|处理|管|办|弄|说)(?:你们|您们|人)?',
  '不用|不要|不需要|不必',
  '别(?:报|弄|管|来|处理|反映|麻烦)',
  '先不(?:报|用|弄|说|管)',
  '我?(?:们)?自己(?:来)?(?:弄|修|解决|处理|想办法|换|搞定|来)(?:一下|就行|就好|好)?',
  '[^，。不没]{0,6}?(?:已经|自己|现在|刚才|又)(?:就)?(?:好|修好|弄好|解决|亮|通)',
  '(?:好|修好|弄好|解决)了',
];
const whole = (sentences: readonly string[]): RegExp =>
  new RegExp(`^(?:${polite})*(?:(?:${sentences.join('|')})(?:${polite})*)+$`);
const files = whole(filing);
const drops = whole(dropping);

/** `file` and `drop`; null when the words say anything else. Table in decision.test.ts. */
export function decisionOf(text: string): 'file' | 'drop' | null {
  if (text.length > longest) return null;
  const words = normalise(text).replace(/[\s，。！；、,.!;~…]/g, '');
  if (drops.test(words)) return 'drop';
  return files.test(words) ? 'file' : null;
}
