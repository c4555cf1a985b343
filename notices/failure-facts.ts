import type { DisputeNeed, DisputeState } from '../models/mediation/dispute-workflow';
import type { Failure } from '../models/failure';
import type { Need, TicketState } from '../models/tickets/workflow';
import { disputeStateWords, needWords } from './mediation/dispute-state-words';
import { stateWords } from './words';

/** What a move lacks. */
const lackingWords: Record<Exclude<Need, 'proof'> | 'photo' | 'quantity', string> = {
  reason: '原因',
  result: '办理结果',
  photo: '一张办好后的照片（没拍就回“没拍”）',
  quantity: '做了多少',
  assignee: '转给谁',
  main: '并到哪一件',
  until: '到什么时候',
};

export const relationWords: Record<string, string> = {
  system: '系统',
  reporter: '报事的人',
  handler: '经办人',
  building_head: '本楼的楼栋长',
  member: '本网格的网格员',
  leader: '网格长',
  dispatcher: '派单员',
  community_staff: '社区工作人员',
  helper: '协办的人',
  desk: '承办科室',
  desk_lead: '承办科室负责人',
  patron: '包片领导',
  official: '街道、社区领导',
};

const NAMED = 3;

/** 经办人或网格长; of many the first three. */
function whoWords(relations: readonly string[]): string {
  const words = relations
    .filter((relation) => relation !== 'system')
    .map((relation) => relationWords[relation] ?? relation);
  if (words.length > NAMED) return `${words.slice(0, NAMED).join('、')}等`;
  return words.length > 1 ? `${words.slice(0, -1).join('、')}或${words.at(-1)}` : words.join('');
}

/** What fills the blanks of a failure's text: states, needs and roles by their words instead of their codes. */
export function factsInWords({ code, facts }: Failure): Record<string, string> {
  const words: Record<string, string> = { ...facts };
  const { need, state, lacking, who } = facts;
  if (need !== undefined) words['need'] = needWords[need as DisputeNeed];
  if (state !== undefined)
    words['state'] = code.startsWith('dispute.')
      ? disputeStateWords[state as DisputeState]
      : (stateWords[state as TicketState] ?? state);
  if (code === 'ticket.needs')
    words['lacking'] = lackingWords[lacking as keyof typeof lackingWords] ?? '说明';
  if (code === 'ticket.not_allowed' && who !== undefined) words['who'] = whoWords(who.split(','));
  return words;
}
