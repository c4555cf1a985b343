import { normalise } from './normalise';
import type { SmallTalk } from './types';

const tail = '(?:的|了|呀|啊|哦|哈|呢|吧|嘛|啦|滴|嘞|咧|噻|撒|哟|哩|咯|喽|谢谢|谢了|多谢)*';
const yesWords =
  '对|对对|对对对|对头|对着|系|系嘅|啱|妥|妥了|昂|嗯呐|嗯哪|没毛病|没有问题|木问题|是这样|可以报|是|是是|是啊|嗯|嗯嗯|恩|恩恩|好|好好|好滴|行|中|成|要得|可以|没错|没问题|正确|确认|确定|同意|就这样|就是这个|就是它|就是|ok|okay|yes|y|dui|shi|shide|haode|hao|报|报上去|对报上去|办|需要|要';
const noWords =
  '不|不是|不对|不行|不好|不要|不用|不用了|不需要|不报|不报了|不可以|不同意|没有|错|错了|不正确|否|别|别报|算了|no|n|bushi|budui|buyao|取消|莫|冇|没有|不中|不成|不得行|唔系|唔使|甭|甭报|不消|别介|没事|没有事|没啥事|没得事|没什么事|没事没事';
const yes = new RegExp(`^(?:${yesWords})${tail}$`, 'i');
const no = new RegExp(`^(?:${noWords})${tail}$`, 'i');
const yesMarks = /^(?:👌|👍|✅|✔|🆗|🙆|\[(?:OK|ok|好的|强|赞|握手)\])+$/u;
const noMarks = /^(?:👎|❌|🙅|✖|\[弱\])+$/u;

const greeting =
  /^(?:我(?:是|姓|叫)[\u4e00-\u9fff]{0,2}(?:大妈|大爷|阿姨|叔叔|奶奶|爷爷|师傅|老师|女士|先生|大姐|大哥|婆婆)|您好|你好|你们好|大家好|早上好|上午好|中午好|下午好|晚上好|早安|早|在吗|在不在|在么|在不|有人吗|有人在吗|有人没|hello|hi|hey|哈喽|喂|嗨|打扰了|打扰一下|请问在吗|请问有人吗|老师好|领导好|同志你好)+(?:呀|啊|哦|哈|呢|吧|吗)*$/i;
const thanks =
  /^(?:好的|好|嗯|收到|哦)*(?:非常|太|真|多|十分|万分)?(?:谢谢|感谢|谢了|多谢|辛苦|辛苦了|麻烦了|麻烦你们?了|麻烦您们?了|麻烦大家了|添麻烦了|给你们添麻烦了|有劳了|费心了|受累了|thanks|thankyou|3q)+(?:你们|您们|你|您|大家|领导|师傅|老师|小格|网格员|了|啦|啊|哦|哈|呀|噢|哟|嘞)*(?:(?:你们?|您|小格)?(?:真|太|很|好|非常)?(?:棒|好|给力|厉害|靠谱|贴心|暖心|不错|快)+(?:了|啦|啊|呀)*)?$/i;
const who =
  /^(?:请问|那)?(?:你们?|您|这|这里|小格|对面)?(?:到底)?是(?:谁|什么|哪位|哪里|干什么的|做什么的|机器人?|真人|人工|人工智能|ai|人还是机器人?|真人还是机器人?|街道|社区|居委会|政府|物业|官方|客服)的?(?:吗|呢|啊|呀|么|吧)*$|^(?:谁|什么)是小格$|^你们?(?:叫|叫做)(?:什么|啥)(?:名字)?$/i;
const bye =
  /^(?:再见|拜拜|拜|886|88|bye|byebye|回见|晚安|先这样|就这样吧|没事了|没别的事了|没什么事了?|知道|晓得|明白|了解|懂|收到|那你忙|你忙吧?|您忙吧?|你们忙吧?|先忙吧|回头再说|不打扰)(?:了|啦|啊|哦)*$/i;

/** 我不会打字: there are other ways to say it. */
const typing =
  /^(?:可是|但是|哎呀|我|俺|我们|老了|年纪大了|人老了|老人家)*(?:不会|不太会|不怎么会|不识字|不认字|认不得字|眼睛不好|眼睛花|眼花|看不清字|看不见字|打字慢|打字费劲|打字不行|手写不行)(?:打字|用手机|用微信|写字|拼音|弄这个|用这个|弄)?(?:了|啊|呀|的|怎么办|咋办|咋个办)*$/;
/** What has nothing to do with the neighbourhood. */
const chatter =
  /^(?:给我|你会|你能|帮我|来)?(?:讲个?|说个?|唱首?|唱个?)(?:笑话|故事|歌|段子).{0,3}$|^(?:今天|明天|后天|外面)*(?:天气|下雨|温度)(?:怎么样|如何|好不好|吗|多少度)?.{0,2}$|^你(?:多大|几岁|吃饭|吃了|睡了|是男的?还是女的?|喜欢什么|有对象).{0,4}$|^(?:好)?无聊(?:啊|死了)?$|^陪我(?:聊|说).{0,4}$|^我是谁(?:啊|呀)?$/;

function bare(normalised: string): string {
  return normalised.replace(/[\s，。！？；：、,.!?;:~…'"“”‘’()（）]/g, '');
}

/** What a short answer means: 对 是 嗯 好 行 没错 👌 可以 … or 不 不是 不对 …; null when it says anything else. */
export function yesNo(text: string, normalised?: string): 'yes' | 'no' | null {
  const marks = text.trim().replace(/\p{Emoji_Modifier}|\p{Variation_Selector}/gu, '');
  if (yesMarks.test(marks)) return 'yes';
  if (noMarks.test(marks)) return 'no';
  if (marks.length > 30) return null;
  const words = bare(normalised ?? normalise(text));
  if (words === '' || words.length > 12) return null;
  if (yes.test(words)) return 'yes';
  return no.test(words) ? 'no' : null;
}

/** The kind of a message that asks for nothing; undefined when it does. */
export function smallTalkOf(text: string, normalised = normalise(text)): SmallTalk | undefined {
  if (text.length > 60) return undefined;
  const words = bare(normalised);
  // 好的谢谢 answers a question where one is open (yesNo); otherwise it is thanks.
  if (words.length <= 20 && thanks.test(words)) return 'thanks';
  const answer = yesNo(text, normalised);
  if (answer) return answer;
  if (!/[\p{L}\p{N}]/u.test(words)) return 'sticker';
  if (words.length > 20) return undefined;
  if (/^(?:哈|呵|嘿|嘻|呜|唉|哎|额|呃|嗯|哦|噢|喔|啊|呀)+$/.test(words)) return 'sticker';
  if (greeting.test(words)) return 'greeting';
  if (who.test(words)) return 'who';
  if (typing.test(words)) return 'typing';
  if (chatter.test(words)) return 'chat';
  return bye.test(words) ? 'bye' : undefined;
}
