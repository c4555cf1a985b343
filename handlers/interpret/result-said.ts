/** 还没修好, 又不亮了, 根本没来人: it is not done. */
const BAD =
  /没有?(?:修|办|弄|解决|处理|清|换|搞|治|好)|还是|仍然|依然|照样|还在|还没|又(?:不|坏|灭|漏|堵|响|黑|冒|出|掉|停|开始|来|有|没)|根本|白修|没人来|没来人|没见人|骗人|不满意|不行|不亮|没用/;
const GOOD =
  /^(?:灯|水|电|气|路灯|门|这次|已经|现在|今天|都|真的|确实|是|挺|很|嗯|对|好的)*(?:亮了|修好了?|办好了?|弄好了?|好了|可以了?|通了|不漏了|不堵了|不响了|不臭了|不吵了|干净了?|清(?:理|走|完|干净)了?|解决了|恢复了|来水了|来电了|来气了|没问题了?|挺好|很好|不错|满意)(?:了|的|啊|呀|呢|哦|哈)*(?:(?:谢谢|感谢|辛苦|多谢|麻烦).{0,8})?$/;
const ASKS = /[吗么？?]|[没]$|没有$/;
const LONGEST = 30;

/** What somebody who was just asked whether it is done says of it; null when it says something else, or asks. */
export function resultSaid(text: string): 'good' | 'bad' | null {
  if (text.length > LONGEST || ASKS.test(text.trim())) return null;
  const words = text.replace(/[\s，。！、,.!~～…]/g, '');
  if (BAD.test(words)) return 'bad';
  return GOOD.test(words) ? 'good' : null;
}

const ALONE =
  /^(?:怎么|咋|还是|又|仍然|根本)*(?:没好|没修好|没弄好|没解决|坏了|不亮|不行|没用|漏了|堵了)(?:了|啊|呀)*$|^(?:很|非常|挺|比较)?不?满意(?:了|的|啊|呢)*$/;

/** 又坏了, 还是没好, 满意 and nothing else: no matter is named, so it is said of one that was told before. */
export const isResultAlone = (text: string): boolean => ALONE.test(text.replace(/[\s，。！,.!]/g, ''));
