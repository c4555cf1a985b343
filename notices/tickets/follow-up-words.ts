import type { FollowUpResult } from '../../models/tickets/follow-up';
import type { Ticket } from '../../models/tickets/ticket';
import { ticketKey, ticketNumber } from '../../models/tickets/workflow';
import { choiceKey, circled, type Answer } from '../answer';
import { numberedWords } from '../words';

/** As the history has it. */
export const followUpNotes: Record<FollowUpResult, string> = {
  solved: '修好了',
  unsolved: '没修好',
  missed: '联系不上',
};

/** One row of the morning list. */
export const followUpRow = (count: number): string =>
  `请回访 ${count} 件没有回音就结案的事：回“回访”看清单。`;

/** 回访: what to ask about, and how to say what came of it. */
export function followUpList(tickets: readonly Ticket[]): Answer {
  const [first] = tickets;
  if (!first) return { text: '没有要您回访的事。' };
  const rows = tickets.map((ticket, at) => `${circled(at)} ${numberedWords(ticket)}：${ticket.result ?? ''}`);
  return {
    text: `请问一声修好没有（您没有经手，问得到实话）：\n${rows.join('\n')}\n问过了回“回访 ${ticketNumber(first.id)} 修好了”，“没修好”“联系不上”也这样写；回数字看一件。`,
    choices: tickets.map((ticket) => ({
      label: ticketNumber(ticket.id),
      key: choiceKey('followup', 'one', ticketKey(ticket.id)),
    })),
    listed: true,
  };
}

export const followUpOne = (ticket: Ticket): Answer => ({
  text: `${numberedWords(ticket)}\n${ticket.result ?? ''}\n报事的人怎么说？`,
  choices: (['solved', 'unsolved', 'missed'] as const).map((result) => ({
    label: followUpNotes[result],
    key: choiceKey('followup', 'note', ticketKey(ticket.id), result),
  })),
});

export const followUpNoted = (ticket: Ticket, result: FollowUpResult): Answer => ({
  text: {
    solved: `${numberedWords(ticket)}：回访记下了，修好了。`,
    unsolved: `${numberedWords(ticket)}：回访记下了，已经转回去重新办。`,
    missed: `${numberedWords(ticket)}：联系不上，记下了，仍算未回访。`,
  }[result],
});
