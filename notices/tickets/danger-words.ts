import type { Office } from '../../models/context';
import type { Ticket } from '../../models/tickets/ticket';
import { ticketKey, ticketNumber } from '../../models/tickets/workflow';
import { choiceKey, type Answer } from '../answer';
import { groupDanger } from '../group-words';
import { numberedWords, responsibleWords } from '../words';

interface Advice {
  /** Categories by their first digits. */
  kinds: RegExp;
  /** Of several dangers of one kind, by what the interpreter read. */
  reason?: string;
  /** What to do before anything else, in the order of doing it. */
  text: string;
}

/** First matching row holds. General knowledge of first aid and fire safety, no medical advice. */
const advices: readonly Advice[] = [
  {
    kinds: /^(0301|0302|0303|0910)/,
    text: '开窗、关阀，别开灯、别打火、别在屋里打电话，所有人下楼，到外面再打电话',
  },
  { kinds: /^(1501|0903|0904)/, text: '马上离开，弯腰走楼梯，别坐电梯，随手关门，到外面再打电话' },
  { kinds: /^0907/, text: '别扒门、别跳，按住电梯里的报警按钮，靠边站稳等救援' },
  { kinds: /^(0205|0206|0207|0905|1505)/, text: '离电线和积水远一点，别用手碰人和电线，能断电就先断电' },
  { kinds: /^1205/, text: '先打 110，说清长相、衣服、什么时候在哪里走失的，留一个人在原地等' },
  {
    kinds: /^(1503|11|13)/,
    reason: '有人受到暴力',
    text: '先保证自己安全，别上前拉扯；受伤、受威胁就躲到邻居家或有人的地方，记住是哪一户、听到了什么',
  },
  {
    kinds: /./,
    reason: '有人在高处，可能要轻生',
    text: '别围观、别大声喊，有人能和他慢慢说话就说着，看好楼下别站人',
  },
  {
    kinds: /./,
    reason: '可能有人倒在家里',
    text: '守在门口接着敲门、喊名字，能打通他家里人的电话就打一个，别自己撬门',
  },
  {
    kinds: /^1503/,
    text: '别一个人待着，离开窗边和高处，身边有人就陪着说说话；想找人倾诉，12356 心理援助热线随时能打',
  },
  { kinds: /^1502/, text: '别急着搬动，先打 120，有人懂急救就请他帮忙' },
  { kinds: /^(0402|0713|0914)/, text: '离坑口和塌的地方远一点，拦住后面的人，别让孩子靠近' },
];
const GENERAL: string = '先保证人安全，马上离开危险的地方';

/** Danger: what to do first, then who was told. No confirmation is asked. `reason`: what the interpreter read. */
export function dangerWords(
  office: Office,
  ticket: Ticket,
  numbers: readonly string[],
  reason: string | undefined,
): Answer {
  const key = ticketKey(ticket.id);
  const advice = adviceFor(ticket.category, reason);
  const dial = numbers.length > 0 ? numbers.join('、') : '110、119、120';
  return {
    text: `请马上：${advice}。请拨打 ${dial}。\n我已经通知${responsibleWords(office.directory, ticket.gridId)}和网格长，编号 ${ticketNumber(ticket.id)}。您安全了回我一声。`,
    choices: [
      { label: '已经安全了', key: choiceKey('danger', 'safe', key) },
      { label: '需要帮忙', key: choiceKey('danger', 'help', key) },
    ],
    alone: true,
    group: groupDanger(office, ticket, dial),
  };
}

const adviceFor = (category: string, reason: string | undefined): string =>
  advices.find((one) => one.kinds.test(category) && (one.reason === undefined || one.reason === reason))
    ?.text ?? GENERAL;

export const safeWords: Answer = { text: '那就好。现场先别进去，等专业的人处理完。' };
export const helpWords: Answer = {
  text: '已经再次通知网格员和网格长，马上联系您。请同时拨打 110、119 或 120。',
};

/** To those in charge, at once. */
export const safeNotice = (ticket: Ticket): Answer => ({
  text: `${numberedWords(ticket)}：报事的人说已经安全了。`,
});
export const helpNotice = (ticket: Ticket): Answer => ({
  text: `特急 ${numberedWords(ticket)}：报事的人需要帮忙，请马上联系、到场！`,
});
