import type { DisputeNeed, DisputeState } from '../../models/mediation/dispute-workflow';

/** What mediators and parties read for each state. */
export const disputeStateWords: Record<DisputeState, string> = {
  lead: '线索，等联系',
  registered: '已登记，等调解员联系',
  accepted: '已受理，在征求双方意愿',
  mediating: '调解中',
  agreed: '谈好了，等签字盖章',
  performing: '协议已生效，履行中',
  closed: '已结案',
  refused: '一方不愿意，已结束',
  failed: '没有谈成，已结束',
  withdrawn: '已撤回',
  dropped: '没有形成纠纷',
};

/** What has to be there before a step. */
export const needWords: Record<DisputeNeed, string> = {
  consents: '双方都愿意调解',
  terms: '协议的内容',
  due_day: '履行的期限',
  signatures: '双方、调解员签字和调委会盖章',
  performed: '履行的情况',
  papers: '权利义务告知、身份核对和调解笔录',
  ending: '没有谈成的原因',
};
