import type { Office } from '../../models/context';
import type { Place } from '../../models/staff/grid';
import type { PersonalMatter } from '../../models/residents/personal-matters';
import type { Visit } from '../../models/rounds/visit';
import { ticketNumber } from '../../models/tickets/workflow';
import { choiceKey, circled, type Answer } from '../answer';
import { dayWords } from '../words';

const SHOWN = 12;
const key = (action: string, id: number): string => choiceKey('visit', action, `V${id}`);

export const visitUsage =
  '走访按楼记，一句话就行：“走访 3号楼 大家想装扶手”。健康、收入、家里的情况不问也不记；记的话 90 天后清掉。';

export const matterWords: Record<PersonalMatter, string> = {
  health: '健康',
  income: '收入',
  family: '家里的情况',
  belief: '信仰、信访',
  record: '过去的事',
};

/** Nothing of the line was kept; what it was about may be said again without. */
export const personalRefused = (matter: PersonalMatter, example: string): Answer => ({
  text: `这一句没有记：里面有${matterWords[matter]}，这里不问也不存。把这几个字去掉再说一次就行，比如“${example}”。真有急难，请当面帮他找对口的部门。`,
  confidential: true,
});

export const visitByBuilding: Answer = {
  text: '走访只按楼看、按楼记，不能按房号、按人查。比如“走访 3号楼”。',
};

const today = ({ calendar }: Office, at: number, now: number): string => {
  const { day } = calendar.local(at);
  return day === calendar.local(now).day ? '今天' : dayWords(day);
};

/** As it was kept, and the rooms that were not. */
interface Noted {
  visit: Visit;
  words: string;
  dropped: readonly string[];
}

/** Read back as it is kept; the same words of several buildings once. */
export function visitNoted(office: Office, noted: readonly Noted[], now: number): Answer {
  const [first] = noted;
  if (!first) return { text: visitUsage };
  const { id, ticketId, visitedAt } = first.visit;
  const buildings = noted.map(({ visit }) => office.directory.place(visit.placeId)?.name ?? '').join('、');
  const request = ticketId === null ? '' : ` · ${ticketNumber(ticketId)}`;
  const { dropped } = first;
  const room = dropped.length > 0 ? `\n房号没有记：${dropped.join('、')}室没有正在办的事，只记到楼。` : '';
  const back = choiceKey('visit', 'back', ...noted.map(({ visit }) => `V${visit.id}`));
  return {
    text: `记下了：走访 ${buildings}${request} · ${today(office, visitedAt, now)}\n${first.words}${room}\n90 天后清掉。`,
    choices: [
      { label: '报上去', key: key('report', id) },
      { label: '记成民情', key: key('suggest', id) },
      { label: '撤回', key: back },
    ],
    aside: true,
  };
}
export const visitTakenBack: Answer = { text: '已撤回，没有留下。' };

type Told = Visit & { words: string };

/** One's own notes, as long as they are kept. */
export function ownVisits(office: Office, visits: readonly Told[], now: number): Answer {
  if (visits.length === 0) return { text: visitUsage };
  const lines = visits.map(
    ({ placeId, visitedAt, words }, at) =>
      `${circled(at)} ${today(office, visitedAt, now)} ${office.directory.place(placeId)?.name ?? ''}：${words}`,
  );
  return {
    text: `您最近的走访：\n${lines.join('\n')}\n回数字撤回一条。${visitUsage}`,
    choices: visits.map(({ id }, at) => ({ label: `撤回${at + 1}`, key: key('back', id) })),
    listed: true,
  };
}

/** Of one building, to those who look after it; without who was there. */
export function visitsOfBuilding(office: Office, place: Place, visits: readonly Told[], now: number): Answer {
  if (visits.length === 0) return { text: `${place.name} 近 90 天没有走访记录。要记就在后面写一句。` };
  const lines = visits.map(({ visitedAt, words }) => `${today(office, visitedAt, now)} ${words}`);
  return { text: `${place.name} 近 90 天的走访：\n${lines.join('\n')}` };
}

/** To the leader: where nobody was. Who was where how often is nobody's business. */
export function unvisitedBuildings(places: readonly Place[], all: number): Answer {
  if (places.length === 0) return { text: `${all} 栋楼近 90 天都有人走访过。` };
  const more = places.length > SHOWN ? `等 ${places.length} 栋` : '';
  const names = places.slice(0, SHOWN).map(({ name }) => name);
  return {
    text: `近 90 天还没有走访的楼：${names.join('、')}${more}（共 ${all} 栋）。看一栋：“走访 3号楼”。`,
  };
}
