import { normalise } from './normalise';

/**
 * What a colleague says of his work without a command: 好的我去看看 takes it, 是灯泡坏了，已经换好了 tells a result, 看过了，
 * 没有积水 tells what he saw. A clause that denies or asks (没修好, 修好了吗) tells no result.
 */

const longest = 60;
const takes =
  /^(?:好的?|行|可以|嗯|收到|明白|知道了|没问题|ok)*(?:我|我们)?(?:马上|这就|现在就?|等会儿?|一会儿?|待会儿?|下午|明天|上午)?(?:就)?(?:过去|过来|(?:过?[去来])(?:看看|看一下|看下|看|处理|办|弄|修|一趟|现场|跟进|解决)(?:一下)?)(?:吧|了|啊|哈)?$/i;
const done =
  /(?:换|修|弄|清|清理|清运|处理|解决|疏通|搞|装|补|扫|打扫|收拾|维修|更换|修复|加固|扶正|移走|拖走|挪走|劝|劝导|联系)(?:好|完|定|上|掉|干净|走|妥)?了/;
const denies =
  /没|不(?!锈钢)|还(?!好)|坏了?$|又|再|怎么|为什么|谁|吗|么$|多久|什么|几时|啥|[?？]|请|希望|麻烦|要求|建议/;

const looked =
  /^(?:我们?|刚才?|已经|现场|都)*(?:过?去)?(?:看|查|核查|检查|查看)(?:过了?|了|完了)(?:一下|一圈|现场)?[，。,.\s]*(?=\S{2})(?!.*(?:吗|么|[?？])$)/;

/** `take`, `done`, `looked`; null when it is none of them. Table in work-talk.test.ts. */
export function workTalkOf(text: string): 'take' | 'done' | 'looked' | null {
  if (text.length > longest) return null;
  const read = normalise(text);
  if (takes.test(read.replace(/[\s，。！,.!~～]/g, ''))) return 'take';
  const told = read.split(/[，。；！\s,.;!]+/).filter(Boolean);
  const last = told.findLast((clause) => done.test(clause));
  if (last !== undefined && !told.slice(told.indexOf(last)).some((clause) => denies.test(clause)))
    return 'done';
  return looked.test(read) ? 'looked' : null;
}
