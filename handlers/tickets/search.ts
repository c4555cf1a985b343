import { categories } from '../../models/category-table';
import { Failure } from '../../models/failure';
import { concerning } from '../../models/staff/rights';
import { SEARCHED_DAYS, ticketsAbout } from '../../models/tickets/ticket-search';
import type { Answer } from '../../notices/answer';
import { foundTickets, searchUsage } from '../../notices/tickets/search-words';
import { categoryWords } from '../../notices/words';
import type { Handler } from '../handler';
import { interpret } from '../interpret';
import { knownOf } from '../turn/known';
import type { Turn } from '../turn/turn';

/** 搜: what there is at a place or of a kind, in one's own nodes. */
export const searchHandler: Handler = {
  intent: 'search',
  commands: [
    {
      words: ['搜', '搜索', '找事'],
      glued: true,
      for: ['member', 'leader', 'official'],
      example: '搜 3号楼 路灯',
      does: '按地点、类别找近半年的事',
      run: search,
    },
  ],
};

/** Throws role.staff_only. */
async function search({ context, person }: Turn, rest: string): Promise<Answer> {
  const { tx, office, now } = context;
  const { directory, calendar } = office;
  if (!directory.isStaff(person.id)) throw new Failure('role.staff_only');
  const said = interpret(rest, knownOf(directory, { placeId: null }));
  const placeId = said.placeId ?? null;
  const kinds = kindsIn(rest.trim(), said.category === 'NONE' ? null : said.category);
  if (rest.trim() === '' || (placeId === null && kinds.length === 0)) return searchUsage;
  const roles = directory.staff(person.id)?.roles ?? [];
  const gridIds = [...new Set(roles.flatMap(({ gridId }) => directory.below(gridId)))];
  const found = await ticketsAbout(tx, gridIds, { placeId, categories: kinds }, now);
  const place = directory.place(placeId)?.name ?? '';
  const kind = kinds.length === 1 ? categoryWords(kinds[0] ?? '') : kinds.length > 1 ? rest.trim() : '';
  const what = [place, kind].filter(Boolean).join(' ');
  return foundTickets(calendar, what, concerning(directory, person.id, found), SEARCHED_DAYS);
}

/** 路灯 is one kind or several whose names hold the word; a whole group by its name. */
function kindsIn(words: string, read: string | null): string[] {
  const last = words.split(/\s+/).at(-1) ?? '';
  const named = categories.filter(
    ({ name, groupName }) => last.length >= 2 && (name.includes(last) || groupName === last),
  );
  if (named.length > 0) return named.map(({ code }) => code);
  return read === null ? [] : [read];
}
