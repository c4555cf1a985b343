const ASKS_IN_WORDS =
  /^(?:我?要)?(?:上门)?代办|^上门(?:来)?(?:帮|替|给).{0,8}办|(?:请|能|可以|想|要|麻烦|帮).{0,16}(?:上门.{0,8}(?:办|交|缴|认证|申领)|代办)|(?:办|认证|交费|缴费|申领).{0,16}(?:能|可以|可不可以).{0,6}(?:上门|(?:来|到)(?:我)?家)/;
const COMPLAINS = /投诉|乱收费|骗|黑中介|举报|非法/;

/** 代办证的黑中介骗钱 is a complaint, whatever word it begins with. */
export const complainsOfErrands = (text: string): boolean => COMPLAINS.test(text);

/** 能不能上门帮他办老年证: somebody is to come and do it. */
export const asksForErrand = (text: string): boolean => ASKS_IN_WORDS.test(text) && !complainsOfErrands(text);
