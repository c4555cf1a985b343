import { transitions, type TransitionName } from '../../models/tickets/workflow';

/** Each step as a resident reads it in 办到哪了; what has no row here keeps the word of the table. `{who}`: who did it. */
const plain: Partial<Record<TransitionName, string>> = {
  report: '收到您报的事',
  file: '受理了',
  dispatch: '派单了，等人接',
  self_handle: '{who}自己动手办',
  accept: '{who}接了，正在办',
  arrive: '{who}到了现场',
  refuse: '退回来了，重新派人',
  reassign: '换人来办',
  finish: '{who}办好了',
  close: '核实过，办结了',
  rework: '没办好，转回去重办',
  reopen: '重新办',
  withdraw: '撤回了',
  decline: '没有受理',
  reconsider: '重新受理了',
  merge: '和另一件合在一起办',
  unmerge: '又分开来办',
  amend: '内容改过',
  transfer: '换人来办',
  extend: '要多几天',
  suspend: '先放一放',
  inquire: '{who}问您',
  inquire_on: '{who}问您',
  answer: '回话',
  resume: '接着办',
  plan: '要立项才能彻底办',
  milestone: '进展',
  renew: '还要等等',
  escalate: '交给上一级',
  refer: '报到区里',
  urge: '催过一次',
};

/** 网格员乙接了，正在办：明天上午来 */
export function plainStep(transition: TransitionName, who: string, note: string): string {
  const words = (plain[transition] ?? transitions[transition].label).replace('{who}', who);
  return note === '' ? words : `${words}：${note}`;
}
