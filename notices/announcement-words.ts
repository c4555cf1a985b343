import { buttonCard, type TemplateCard } from '../bot/cards';
import { announcementPrefix, type Announcement, type AnnouncementReader } from '../models/announcement';
import type { Office } from '../models/context';
import { choiceKey, circled, type Answer } from './answer';
import { gridWords, momentWords, nameWords } from './words';

const NAMES = 8;
const CALLED = 40;
const SHOWN = 60;
const QUOTED = 16;

const key = (action: string, { id }: Pick<Announcement, 'id'>): string =>
  choiceKey('announce', action, announcementPrefix(id));

const short = (text: string, length: number): string =>
  Array.from(text).length > length ? `${Array.from(text).slice(0, length).join('')}…` : text;

function namesWords({ directory }: Office, personIds: readonly number[]): string {
  const names = personIds.slice(0, NAMES).map((id) => nameWords(directory, id));
  return personIds.length > NAMES ? `${names.join('、')}等` : names.join('、');
}

export const announcementUsage: Answer = {
  text: '通知谁、什么事？比如“通知 全体网格员 今晚暴雨，请检查地下室”；发到群：“通知 工作群 …”；定时：“通知 全体网格员 明早8点发 今天的巡查改到下午”；给居民看：“通知居民 …”；现成的话回“通知模板”。',
};

/** What will be sent to whom; nothing goes out before it is tapped. */
export function announcementPreview(
  office: Office,
  draftId: number,
  { audience, text, sendAt }: Pick<Announcement, 'audience' | 'text' | 'sendAt'>,
  personIds: readonly number[],
  now: number,
  { maybeAt, passed }: { maybeAt?: number | undefined; passed?: true | undefined } = {},
): Answer {
  const when =
    sendAt > now
      ? `，${momentWords(office.calendar, sendAt, now)} 发`
      : passed
        ? '（说的时间已经过了，点了就现在发）'
        : '';
  return {
    text: [
      `发给${audience}${personIds.length > 0 ? ` ${personIds.length} 人` : ''}${when}`,
      namesWords(office, personIds),
      `“${text}”`,
    ]
      .filter(Boolean)
      .join('\n'),
    choices: [
      { label: sendAt > now ? '到点发' : '发出', key: choiceKey('announce', 'send', `D${draftId}`) },
      ...(maybeAt === undefined
        ? []
        : [
            {
              label: `${momentWords(office.calendar, maybeAt, now)}发`,
              key: choiceKey('announce', 'later', `D${draftId}`),
            },
          ]),
      { label: '不发了', key: choiceKey('announce', 'drop', `D${draftId}`) },
    ],
    question: true,
  };
}

const toWords = ({ audience }: Announcement, count: number): string =>
  count > 0 ? ` ${count} 人` : audience;

export const announced = (
  office: Office,
  announcement: Announcement,
  count: number,
  now: number,
): Answer => ({
  text:
    announcement.sendAt > now
      ? `记下了，${momentWords(office.calendar, announcement.sendAt, now)} 发给${toWords(announcement, count)}。`
      : `已发给${toWords(announcement, count)}。${count > 0 ? '半小时后告诉您谁还没有点“收到”。' : ''}`,
  choices: [{ label: '撤回', key: key('withdraw', announcement) }],
  aside: true,
});
/** 通知 alone, to who only receives them: the last ones, and which he has not confirmed. */
export const noticesReceived = (
  office: Office,
  rows: readonly (Announcement & Pick<AnnouncementReader, 'confirmedAt'>)[],
  now: number,
): Answer =>
  rows.length === 0
    ? { text: '近 30 天没有给您的通知。' }
    : {
        text: rows
          .map(
            ({ text, authorId, sentAt, confirmedAt }, at) =>
              `${circled(at)} ${momentWords(office.calendar, sentAt ?? now, now)} ${nameWords(office.directory, authorId)}：${short(text, SHOWN)}${confirmedAt === null ? '（没点收到）' : ''}`,
          )
          .join('\n'),
      };

/** 通知 alone: how, and what is still to go out. */
export const plannedList = (office: Office, planned: readonly Announcement[], now: number): Answer =>
  planned.length === 0
    ? announcementUsage
    : {
        text: `${announcementUsage.text}\n还没到点的，回数字可以撤：\n${planned
          .map(
            ({ sendAt, audience, text }, at) =>
              `${circled(at)} ${momentWords(office.calendar, sendAt, now)} ${audience} “${short(text, QUOTED)}”`,
          )
          .join('\n')}`,
        choices: planned.map((one, at) => ({ label: `第${at + 1}条`, key: key('show', one) })),
        listed: true,
      };
export const plannedShown = (office: Office, planned: Announcement, now: number): Answer => ({
  text: `${momentWords(office.calendar, planned.sendAt, now)} 发给${planned.audience}：“${planned.text}”`,
  choices: [{ label: '撤回', key: key('withdraw', planned) }],
});
export const notAnnounced: Answer = { text: '好的，没有发。' };
export const announcementWithdrawn = ({ groupId, sentAt }: Announcement): Answer => ({
  text:
    sentAt === null
      ? '已撤回，还没有发出，谁也没收到。'
      : groupId === null
        ? '已撤回。收到的卡片会收回；工作群里要更正的，请另发一条。'
        : '已撤回，群里收不回，已经发了更正。',
});
/** In the group, where nothing can be taken back. */
export const announcementCorrection = ({ text }: Announcement): string =>
  `更正：前面这条通知已撤回，请不要照办：${text}`;

/** 通知（网格长丙）：今晚暴雨，请检查地下室 */
export const announcementText = ({ directory }: Office, { authorId, text }: Announcement): string =>
  `通知（${nameWords(directory, authorId)}）：${text}`;

export function announcementCard({ directory }: Office, announcement: Announcement): TemplateCard {
  return buttonCard({
    source: `通知 · ${nameWords(directory, announcement.authorId)}`,
    title: short(announcement.text, SHOWN),
    ...(Array.from(announcement.text).length > SHOWN ? { quote: { text: announcement.text } } : {}),
    buttons: [{ text: '收到', key: key('seen', announcement), style: 1 }],
  });
}

export function withdrawnCard({ directory }: Office, announcement: Announcement): TemplateCard {
  const card = buttonCard({
    source: `通知 · ${nameWords(directory, announcement.authorId)}`,
    title: '这条通知已撤回，请不要照办',
    buttons: [{ text: '已撤回', key: key('seen', announcement), style: 2 }],
  });
  return { ...card, replace_text: '已撤回' };
}

/** Half an hour later, to the author: who has not confirmed. Null when everybody has. */
export function announcementReview(
  office: Office,
  announcement: Announcement,
  readers: readonly AnnouncementReader[],
): Answer | null {
  const missing = readers.filter(({ confirmedAt }) => confirmedAt === null).map(({ personId }) => personId);
  if (missing.length === 0) return null;
  return {
    text: `“${short(announcement.text, QUOTED)}”：收到 ${readers.length - missing.length}/${readers.length}\n还没点的：${namesWords(office, missing)}`,
    choices: [
      { label: '再提醒一次', key: key('remind', announcement) },
      { label: '电话名单', key: key('call', announcement) },
      { label: '撤回', key: key('withdraw', announcement) },
    ],
    aside: true,
  };
}

export const remindedWords = (count: number): Answer => ({
  text: count > 0 ? `已再发给 ${count} 人。半小时后还有没点的，再告诉您。` : '都收到了，不用再发。',
});

/**
 * 电话名单: whom to ring up, by name and where he works. No number stands there: colleagues' numbers are in WeCom's own
 * address book and nowhere else.
 */
export function callList(
  { directory }: Office,
  announcement: Announcement,
  readers: readonly AnnouncementReader[],
): Answer {
  const missing = readers.filter(({ confirmedAt }) => confirmedAt === null);
  if (missing.length === 0) return confirmedByAll(announcement, readers.length);
  const rows = missing.slice(0, CALLED).map(({ personId }) => {
    const role = directory.staff(personId)?.roles[0];
    return `${nameWords(directory, personId)} · ${role?.desk ?? gridWords(directory, role?.gridId ?? 0)}`;
  });
  const more = missing.length > CALLED ? `\n…共 ${missing.length} 人` : '';
  return {
    text: `还没点“收到”的 ${missing.length} 人，请打电话：\n${rows.join('\n')}${more}\n电话在企业微信通讯录里：搜名字，点开就能打；这里不存同事的号码。`,
    choices: [{ label: '再提醒一次', key: key('remind', announcement) }],
  };
}

export const confirmedWords = ({ text }: Announcement): Answer => ({
  text: `好，“${short(text, QUOTED)}”记您收到了。`,
});
export const confirmedByAll = ({ text }: Announcement, readers: number): Answer => ({
  text: `“${short(text, QUOTED)}”：${readers} 人都收到了。`,
});
export const noAnnouncement: Answer = { text: '您这三天没有发过通知。要发，回“通知”加上给谁、什么事。' };
