import type { HardPlan } from '../../models/mediation/dispute';
import type { Answer } from '../answer';
import { dayWords } from '../words';

/** The five fields in a line. */
export const planWords = ({ lead, desk, person, measure, day }: HardPlan): string =>
  `牵头 ${lead}，责任单位 ${desk}，责任人 ${person}，措施：${measure}，${dayWords(day)}前`;

/** Asked one at a time. */
export const planQuestions = {
  lead: '谁牵头？写科室或人名。这些只在案卷里，开会和通报只有件数。',
  desk: '责任单位是哪家？',
  person: '责任人是谁？',
  measure: '打算怎么办？写一句。',
  day: '哪天前办到？比如“12月20日前”。',
} as const satisfies Record<keyof HardPlan, string>;

export const planQuestion = (name: keyof HardPlan): Answer => ({ text: planQuestions[name] });
export const planDayUnclear: Answer = { text: '没看懂日子。写成“12月20日前”就行。' };
