/** The way of a dispute: 线索 → 登记 → 受理 → 调解 → 协议 → 履行 → 结案, and where it can end on the way. */
export type DisputeState =
  | 'lead'
  | 'registered'
  | 'accepted'
  | 'mediating'
  | 'agreed'
  | 'performing'
  | 'closed'
  | 'refused'
  | 'failed'
  | 'withdrawn'
  | 'dropped';

/** What somebody is to a dispute. `mediator`: the one in charge; `free`: a mediator of the place while nobody is. */
export type DisputeRelation =
  | 'system'
  | 'applicant'
  | 'party'
  | 'registrar'
  | 'mediator'
  | 'free'
  | 'head'
  /** Declined it: he may not read it, not even as the committee's head. */
  | 'recused';

/** What must be there before the step may be taken; each is one test in models/mediation/advance-dispute.ts. */
export type DisputeNeed = 'consents' | 'terms' | 'due_day' | 'signatures' | 'performed' | 'papers' | 'ending';

export type DisputeStep =
  | 'note_lead'
  | 'register'
  | 'register_settled'
  | 'take_up'
  | 'drop'
  | 'accept'
  | 'decline'
  | 'pass_on'
  | 'swap'
  | 'remind'
  | 'hand_over'
  | 'name'
  | 'contact'
  | 'describe'
  | 'amend'
  | 'grade'
  | 'plan'
  | 'add_party'
  | 'link_party'
  | 'inform'
  | 'identify'
  | 'openness'
  | 'keep_evidence'
  | 'consent'
  | 'begin'
  | 'refuse'
  | 'appoint'
  | 'told'
  | 'hold_session'
  | 'invite'
  | 'invite_desk'
  | 'join'
  | 'stay_away'
  | 'extend'
  | 'report_risk'
  | 'agree_orally'
  | 'agree_in_writing'
  | 'amend_terms'
  | 'sign'
  | 'take_effect'
  | 'ask_confirmation'
  | 'confirmed'
  | 'fail'
  | 'withdraw'
  | 'perform'
  | 'perform_part'
  | 'perform_instalment'
  | 'reschedule'
  | 'ask_again'
  | 'break'
  | 'revisit'
  | 'close';

export interface DisputeRule {
  /** 'none': it does not exist yet. */
  from: readonly (DisputeState | 'none')[];
  /** 'same': history without a change of state. */
  to: DisputeState | 'same';
  by: readonly DisputeRelation[];
  needs?: readonly DisputeNeed[];
  /** Columns that keep the moment. */
  stamps?: readonly DisputeStamp[];
  clears?: readonly ('mediatorId' | 'acceptedAt')[];
  /** 环节 as the history shows it. */
  label: string;
}

export type DisputeStamp =
  | 'acceptedAt'
  | 'contactedAt'
  | 'begunAt'
  | 'agreedAt'
  | 'effectiveAt'
  | 'performedAt'
  | 'endedAt'
  | 'informedAt'
  | 'identifiedAt';
