import type { TrainingFigures } from '../../models/meetings/trainings';

/** 以会代训: the filled-in form (看范本) that a monthly meeting goes through together, January first. */
export const sampleOfMonth: readonly string[] = [
  '上报',
  '办结',
  '走访',
  '随手办',
  '记一笔',
  '碰头会',
  '代报',
  '上报',
  '办结',
  '走访',
  '记一笔',
  '督办',
];

/** 培训：2 场，45 人次，3 小时。…; what nobody wrote down is left out. `day` is the meeting's, YYYY-MM-DD. */
export function trainingLine({ sessions, heads, hours }: TrainingFigures, day: string): string {
  const sums = [
    sessions > 0 ? `${sessions} 场` : '这段时间没有记',
    heads > 0 ? `${heads} 人次` : '',
    hours > 0 ? `${hours} 小时` : '',
  ].filter(Boolean);
  const sample = sampleOfMonth[Number(day.slice(5, 7)) - 1] ?? '上报';
  return `培训：${sums.join('，')}。今天一起过一个范本：回“看范本 ${sample}”。`;
}
