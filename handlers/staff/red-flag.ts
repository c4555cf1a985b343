import { Failure } from '../../models/failure';
import { flagsOf } from '../../models/staff/red-flag';
import { isOn } from '../../models/staff/switches';
import type { Answer } from '../../notices/answer';
import { flagHistory } from '../../notices/staff/assessment-words';
import type { Handler } from '../handler';
import type { Turn } from '../turn/turn';

/** 流动红旗: who had it in one's own communities, month by month, and why. */
export const redFlagHandler: Handler = {
  intent: 'flag',
  commands: [
    {
      words: [
        '流动红旗',
        ...['上个月', '上月', '这个月', '本月'].map((month) => `${month}流动红旗`),
        ...['谁拿过', '谁得过', '谁得了', '谁拿了', '哪个网格拿过', '哪个网格得了'].map(
          (who) => `${who}流动红旗`,
        ),
      ],
      glued: /^(?:的?记录|的?历史|是谁|给谁|给了谁|归谁|谁|在哪|有谁|得主)/,
      last: true,
      for: ['member', 'leader', 'official'],
      example: '流动红旗',
      does: '看历次流动红旗是哪个网格、为什么',
      run: history,
    },
  ],
};

/** Throws role.staff_only. */
async function history({ context, person }: Turn): Promise<Answer> {
  const { office, tx } = context;
  const { directory } = office;
  if (!directory.isStaff(person.id)) throw new Failure('role.staff_only');
  const nodes = (directory.staff(person.id)?.roles ?? []).flatMap(({ gridId }) => [
    ...directory.upwards(gridId).map(({ id }) => id),
    ...directory.below(gridId),
  ]);
  return flagHistory(office, await flagsOf(tx, [...new Set(nodes)]), await isOn(tx, 'assessment'));
}
