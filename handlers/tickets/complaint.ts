import type { Draft } from '../../actions/tickets/file-draft';
import { gridOf } from '../../actions/tickets/report';
import { guardOf } from '../../models/tickets/complaint';
import { Failure } from '../../models/failure';
import { gridWords } from '../../notices/words';
import type { Turn } from '../turn/turn';

/** 对工作人员、单位的投诉. */
const COMPLAINT = '1305';

/**
 * A complaint about a colleague or a desk needs no building and no kind: who it is about decides where it goes. Null
 * when it is no such thing. Throws dispute.words for one about a mediator.
 */
export function complaintDraft({ context, person }: Turn, draft: Draft): Draft | null {
  const { directory } = context.office;
  if (directory.empty) return null;
  const gridId = gridOf(context, person, draft.placeId, draft.gridId);
  const { category, description } = draft;
  const guard = guardOf(directory, { category, description, gridId, reporterId: person.id });
  if (guard.travels !== 'complaint') return null;
  // It may tell of a case: not on a ticket, and past the mediator to the committee's head.
  if (guard.aboutId !== null && directory.has(guard.aboutId, 'mediator'))
    throw new Failure('dispute.words', {
      example: '对调解员的意见只交给调委会主任，请回“投诉调解员”，后面写一句怎么回事。',
    });
  const community = directory.above(gridId, 'community')?.id ?? gridId;
  return {
    ...draft,
    category: COMPLAINT,
    gridId,
    // No building: it would only say where the reporter lives.
    placeId: null,
    placeText: gridWords(directory, community),
    maybe: [],
    asks: 'confirm',
  };
}
