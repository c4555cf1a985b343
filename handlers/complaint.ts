import type { Draft } from '../actions/file-draft';
import { gridOf } from '../actions/report';
import { guardOf } from '../models/complaint';
import { gridWords } from '../notices/words';
import type { Turn } from './turn';

/** 对工作人员、单位的投诉. */
const COMPLAINT = '1305';

/**
 * A complaint about a colleague or a desk needs no building and no kind: who it is about decides where it goes. Null
 * when it is no such thing.
 */
export function complaintDraft({ context, person }: Turn, draft: Draft): Draft | null {
  const { directory } = context.office;
  if (directory.empty) return null;
  const gridId = gridOf(context, person, draft.placeId, draft.gridId);
  const { category, description } = draft;
  const guard = guardOf(directory, { category, description, gridId, reporterId: person.id });
  if (guard.travels !== 'complaint') return null;
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
