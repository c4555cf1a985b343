import { keepAside } from '../../models/exchange/dialogues';
import type { Office } from '../../models/context';
import type { Person } from '../../models/staff/person';
import { noticesFor, type PublicNotice } from '../../models/residents/public-notice';
import type { Answer } from '../../notices/answer';
import { kindsAsked } from '../../notices/residents/notice-templates';
import { noticeAnswer, noSuchNotice } from '../../notices/residents/public-notice-words';
import { isAsking, searchGuide } from './guide-search';
import type { Interpretation } from '../interpret';
import type { Turn } from '../turn/turn';

/** So long what was asked can still be reported. */
const ASKED_LASTS = 3_600_000;

/** What holds at the person's place now. */
export function noticesHere(
  { tx, office, now }: Pick<Turn['context'], 'tx' | 'now'> & { office: Office },
  person: Pick<Person, 'placeId'>,
): Promise<PublicNotice[]> {
  const place = office.directory.place(person.placeId);
  if (!place) return Promise.resolve([]);
  const above = office.directory.upwards(place.gridId).map(({ id }) => id);
  return noticesFor(tx, { placeId: place.id, above }, now);
}

/** Nothing but the question, and where: 停水吗, 3号楼是不是停电了？, 什么时候来水. */
const ONLY_ASKED =
  /^(?:[\d一二三四五六七八九十]{1,3}(?:号楼|号院|栋|幢|座|号)(?:[\d一二三四五六七八九十]单元)?|请问|我们?|这里|这边|今天|明天|今晚|小区|楼里|是不是|会不会|要|又){0,4}(?:停(?:水|电|气|暖)|来(?:水|电|气))(?:了)?(?:吗|么|没有|没|呢)?[?？。]*$|^(?:[\d一二三四五六七八九十]{1,3}(?:号楼|号院|栋|幢|座|号)|请问|我们?|这里|今天){0,3}(?:什么时候|啥时候|几点|多久)(?:能|才|会)?(?:停|来|恢复|通)(?:水|电|气|暖)?(?:呢|啊)?[?？。]*$/;

/** Whether an outage is asked about, with a place or without, and no more. */
export const onlyAsksOutage = (text: string): boolean => isAsking(text) && ONLY_ASKED.test(text);

/** 停水吗, 什么时候来水: what was announced for the place, while it holds, or that nothing was; null when it is no question of that. */
export async function answerFromNotices(
  turn: Turn,
  text: string,
  understood: Interpretation,
): Promise<Answer | null> {
  const kinds = kindsAsked(text, understood.intent === 'question' || isAsking(text));
  if (kinds.length === 0) return null;
  const { context, person } = turn;
  const notices = await noticesHere(context, { placeId: understood.placeId ?? person.placeId });
  const notice = notices.find(({ kind }) => kinds.includes(kind));
  if (!notice && (!ONLY_ASKED.test(text) || searchGuide(context.office.guide ?? [], text))) return null;
  const times = { expiresAt: context.now + ASKED_LASTS };
  const id = await keepAside(context.tx, person.id, 'guide', { text }, context.now, times);
  return notice ? noticeAnswer(context.office, notice, id, context.now) : noSuchNotice(id);
}
