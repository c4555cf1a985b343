import type { Answer } from '../answer';

export const summaryAppOnly: Answer = { text: '总结是文件，请在企业微信的应用里要。' };

export const summaryUnknown = (words: string): Answer => ({
  text: `没认出“${words}”是哪段时间、哪个社区。比如“工作总结 今年”“工作总结 上半年”“工作总结 近两周”“工作总结 10月”，后面可以加社区或网格的名字。`,
});

export const summaryBegun = (node: string, period: string): Answer => ({
  text: `在起草《${node}${period}网格工作总结》，马上发给您。每个数后面都有出处；黄底的地方请您补：亮点、原因、下一步打算。`,
});
