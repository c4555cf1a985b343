/** The ticket's way (shared glossary: 采集 → 立案 → 派遣 → 处理 → 核查 → 结案 → 评价, and what lies beside it). */
export type TicketState =
  | 'reported'
  | 'filed'
  | 'dispatched'
  | 'handling'
  | 'verifying'
  | 'closed'
  | 'rated'
  | 'returned'
  | 'withdrawn'
  | 'declined'
  | 'merged'
  | 'suspended'
  /** 追问: the reporter was asked something, the clock stands until he answers. */
  | 'waiting'
  | 'project';

/** What somebody is to a ticket; rights are given to relations, never to persons. */
export type Relation =
  | 'system'
  | 'reporter'
  | 'handler'
  /** Who was asked to help: established by the action from `ticket_part`. */
  | 'helper'
  | 'building_head'
  | 'member'
  | 'leader'
  | 'dispatcher'
  | 'community_staff'
  | 'desk'
  | 'desk_lead'
  | 'patron'
  | 'official';

export type TransitionName = MainMove | SideMove;

export type MainMove =
  | 'report'
  | 'file'
  | 'dispatch'
  | 'self_handle'
  | 'accept'
  | 'arrive'
  | 'refuse'
  | 'reassign'
  | 'finish'
  | 'close'
  | 'rework'
  | 'rate'
  | 'reopen'
  | 'withdraw'
  | 'decline'
  | 'reconsider'
  | 'merge'
  | 'unmerge';

export type SideMove =
  | 'amend'
  | 'recategorise'
  | 'bring_up'
  | 'inform'
  | 'note'
  | 'describe'
  | 'transfer'
  | 'ask_extend'
  | 'extend'
  | 'ask_suspend'
  | 'suspend'
  | 'refuse_request'
  | 'inquire'
  | 'inquire_on'
  | 'answer'
  | 'resume'
  | 'renew'
  | 'plan'
  | 'milestone'
  | 'escalate'
  | 'raise'
  | 'refer'
  | 'assist'
  | 'assist_done'
  | 'whistle'
  | 'whistle_end'
  | 'mark_hard'
  | 'urge'
  | 'supervise'
  | 'reply_order'
  | 'call_back'
  | 'follow_up'
  | 'ask_appeal'
  | 'agree_appeal'
  | 'uphold'
  | 'refuse_appeal'
  | 'rectify'
  | 'recheck'
  | 'reckon';

/** Steps that have a clock: 接办, 到场, 办理, 核实. */
export type Step = 'accept' | 'arrive' | 'handle' | 'verify';
/** What a move does to a clock. waits: stands still, its rest is kept. afresh: a new round with the rest, at least half. */
export type Effect = 'starts' | 'stops' | 'waits' | 'goes on' | 'longer' | 'afresh';
export type Effects = Partial<Record<Step, Effect>>;

/** What has to be given with a move; `advance` refuses it without. */
export type Need =
  | 'reason'
  | 'result'
  /** What the category asks for at 办结: a picture, a quantity (models/tickets/proof.ts). */
  | 'proof'
  | 'assignee'
  | 'main'
  | 'until';

/** Who hears of a move. holder: who has it in hand, else the desk, else who looks after the grid. */
export type Hearer =
  | 'reporter'
  | 'followers'
  | 'holder'
  | 'owner'
  | 'members'
  | 'leader'
  | 'manager'
  | 'upper'
  | 'desk_lead'
  | 'patron'
  | 'official'
  | 'asker'
  | 'helpers'
  /** Colleagues that the words of the move name. */
  | 'named'
  | 'orderer';

export interface Transition {
  /** 'none': the ticket does not exist yet. */
  from: readonly (TicketState | 'none')[];
  /** 'same': written to the history without a change of state. */
  to: TicketState | 'same';
  by: readonly Relation[];
  /** Relations that may not, even when another of theirs may (nobody verifies his own work). */
  notBy?: readonly Relation[];
  needs?: readonly Need[];
  /** What it does to the clocks; `advance` does it. */
  clock?: Effects;
  tells?: readonly Hearer[];
  /** Column that keeps the moment. */
  stamps?: 'reportedAt' | 'filedAt' | 'acceptedAt' | 'arrivedAt' | 'doneAt' | 'closedAt' | 'ratedAt';
  /** Columns that the move empties again. */
  clears?: readonly (
    | 'doneAt'
    | 'closedAt'
    | 'ratedAt'
    | 'rating'
    | 'acceptedAt'
    | 'arrivedAt'
    | 'handlerId'
    | 'mergedInto'
    | 'resumeAt'
    | 'renewBy'
    | 'solvedLevel'
    | 'verifiedBy'
    | 'withoutPhoto'
  )[];
  /** 环节 as history shows it. */
  label: string;
}
