import type { Owner } from '../../models/outside/arrangement';
import type { Office } from '../../models/context';
import type { DueInspection, Inspection, InspectionFinding } from '../../models/rounds/inspection';
import type { OpenSelfCheck, SelfCheck } from '../../models/rounds/self-check';
import { ticketNumber } from '../../models/tickets/workflow';
import { choiceKey, type Answer, type Choice } from '../answer';
import { logChoice } from './self-check-log-words';
import { dayInYear } from '../words';

const DAY = 86_400_000;
const OFFERED = 9;

type Placed = Pick<Inspection, 'template' | 'placeId'>;
const sheetAt = ({ directory }: Office, { template, placeId }: Placed): string =>
  `${template} · ${directory.place(placeId)?.name ?? ''}`;

/** For the menus of the firm: nothing when it has nothing to go through itself. */
export const selfCheckChoice = (mine: readonly SelfCheck[]): Choice[] =>
  mine.length === 0 ? [] : [{ label: '自查', key: choiceKey('selfcheck', 'start') }];

const beginChoice = ({ directory }: Office, { plan }: SelfCheck): Choice => ({
  label: directory.place(plan.placeId)?.name ?? '',
  key: choiceKey('selfcheck', 'begin', `P${plan.id}`),
});

/** Several places: which one. */
export const whichSelfCheck = (office: Office, mine: readonly SelfCheck[]): Answer => ({
  text: `自查哪一处？${mine.length > OFFERED ? '没列出来的，回“自查”加地点。' : ''}`,
  choices: mine.slice(0, OFFERED).map((one) => beginChoice(office, one)),
});

/** The sheet: one tap when all is well, a number and words for what is not. */
export function selfCheckSheet(office: Office, { inspection, template }: OpenSelfCheck): Answer {
  const items = template.items.map(({ words }, at) => `${at + 1} ${words}`).join('\n');
  return {
    text: `${sheetAt(office, inspection)}\n${items}\n有不对的，回数字加一句话，比如“2 过期了”；照片先发。都好就点“全部正常”。`,
    choices: [ending(inspection, '全部正常')],
  };
}

const ending = ({ id }: Inspection, label: string): Choice => ({
  label,
  key: choiceKey('selfcheck', 'end', `I${id}`),
});

export const ownFindingsKept = (inspection: Inspection, findings: readonly InspectionFinding[]): Answer => ({
  text: `${findings.map(({ item, ticketId }) => `第 ${item} 项记下了，已上报 ${ticketNumber(ticketId)}。`).join('\n')}\n还有不对的接着回；没有了就点“其余正常”。`,
  choices: [ending(inspection, '其余正常')],
});

/** The number alone was said. */
export const whatIsWrong = ({ inspection, template }: OpenSelfCheck, item: number): Answer => ({
  text: `第 ${item} 项“${template.items[item - 1]?.words ?? ''}”怎么不对？回“${item}”加一句话；其实都好，就点下面。`,
  choices: [ending(inspection, '全部正常')],
});

export const pictureFirst: Answer = {
  text: '照片收到了。再回数字加一句话，是第几项、怎么不对。',
};

/** Receipt: what was found, and until when the next one. */
export function selfCheckKept(
  office: Office,
  { inspection, template, plan }: OpenSelfCheck,
  findings: readonly InspectionFinding[],
  now: number,
): Answer {
  const { calendar } = office;
  const wrong = new Set(findings.map(({ item }) => item)).size;
  const tickets = [...new Set(findings.map(({ ticketId }) => ticketNumber(ticketId)))].join('、');
  const found = wrong === 0 ? '' : `，不对 ${wrong} 项（${tickets}）`;
  const next = (inspection.endedAt ?? now) + (plan.everyDays ?? template.everyDays) * DAY;
  const day = dayInYear(calendar.local(next).day, calendar.local(now).day);
  return {
    text: `自查记好了：${sheetAt(office, inspection)}，${inspection.items} 项，正常 ${inspection.items - wrong} 项${found}，下次 ${day}前。`,
    choices: [{ label: '接着查', key: choiceKey('selfcheck', 'again', `I${inspection.id}`) }, logChoice],
  };
}

type Due = Pick<DueInspection, 'template' | 'placeId'>;
const dueAt = ({ directory }: Office, { template, placeId }: Due): string =>
  `${directory.place(placeId)?.name ?? ''} ${template.name}`;

/** To the firm's contact on the day it is due. */
export const selfCheckDue = (office: Office, due: Due): Answer => ({
  text: `${dueAt(office, due)}今天该自查了，几分钟就好。`,
  choices: [{ label: '自查', key: choiceKey('selfcheck', 'start') }],
});

/** Into the member's list, a short row: the firm was asked, or can't be written to and has to be called. */
export const selfCheckNews = (office: Office, due: Due, owner: Owner, asked: boolean): string =>
  asked
    ? `${dueAt(office, due)}：已请${owner.name}今天自查`
    : `${dueAt(office, due)}该自查，请打电话给${owner.name}${owner.phone === null ? '（没有登记电话）' : ` ${owner.phone}`}`;
