import type { OpenedParty } from '../../models/mediation/dispute-file';

/** More on one side than fit into a line: its speakers are named, the others stand in the annex. */
export const HEAD_PARTIES = 3;

export const called = ({ household, name }: OpenedParty): string =>
  [household, name].filter(Boolean).join(' ');

/** Everybody of a side, or its speakers and how many they speak for. */
export function names(parties: readonly OpenedParty[]): string {
  if (parties.length <= HEAD_PARTIES) return parties.map(called).join('、');
  return `${speakersOf(parties).map(called).join('、')} 等 ${parties.length} 户（名单见附件）`;
}

/** Those who speak for a side of many; the first while nobody was named. */
function speakersOf(parties: readonly OpenedParty[]): readonly OpenedParty[] {
  const speakers = parties.filter(({ represents }) => represents);
  return speakers.length > 0 ? speakers : parties.slice(0, 1);
}
