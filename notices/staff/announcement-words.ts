import { buttonCard, type TemplateCard } from '../../bot/cards';
import {
  announcementPrefix,
  reviewedAfter,
  type Announcement,
  type AnnouncementReader,
} from '../../models/staff/announcement';
import { reviewMinutes } from '../../models/staff/announcement-rule';
import type { Office } from '../../models/context';
import { choiceKey, circled, type Answer } from '../answer';
import { durationWords, momentWords, nameWords } from '../words';

const NAMES = 8;
const SHOWN = 60;
const QUOTED = 16;

const key = (action: string, { id }: Pick<Announcement, 'id'>): string =>
  choiceKey('announce', action, announcementPrefix(id));

const short = (text: string, length: number): string =>
  Array.from(text).length > length ? `${Array.from(text).slice(0, length).join('')}…` : text;

/** 网格员乙、网格员辛; of many the first ones. */
export function announcementNames({ directory }: Office, personIds: readonly number[]): string {
  const names = personIds.slice(0, NAMES).map((id) => nameWords(directory, id));
  return personIds.length > NAMES ? `${names.join('、')}等` : names.join('、');
}

/** Its first words, by which it is known again. */
export const announcementStart = ({ text }: Pick<Announcement, 'text'>): string => short(text, QUOTED);

export const announcementUsage: Answer = {
  text: '通知谁、什么事？比如“通知 全体网格员 今晚暴雨，请检查地下室”；发到群：“通知 工作群 …”；定时：“通知 全体网格员 明早8点发 今天的巡查改到下午”；要快点回的，加上“15分钟内回复”；给居民看：“通知居民 …”；现成的话回“通知模板”。',
};

/** What the one who writes should know about a draft before it goes out. */
export interface PreviewRemarks {
  /** A time stands in front: perhaps that of sending. */
  maybeAt?: number | undefined;
  /** The time that was said is over. */
  passed?: true | undefined;
  /** The minutes that were said are not possible; the nearest are shown. */
  outside?: true | undefined;
}

const draftKey = (action: string, draftId: number, ...more: string[]): string =>
  choiceKey('announce', action, `D${draftId}`, ...more);

/** 发出 15 分钟后告诉您谁还没点“收到”; nothing where no single person is written to. */
function reviewLine(draft: Pick<Announcement, 'reviewMinutes'>, readers: number, outside: boolean): string {
  if (readers === 0) return '';
  const minutes = reviewedAfter(draft);
  const bound =
    minutes === reviewMinutes.shortest
      ? '最短 5 分钟'
      : minutes === reviewMinutes.longest
        ? '最长 24 小时'
        : '';
  return `发出 ${durationWords(minutes)}后告诉您谁还没点“收到”${outside ? `（${bound}）` : ''}`;
}

/** What will be sent to whom; nothing goes out before it is tapped. */
export function announcementPreview(
  office: Office,
  draftId: number,
  draft: Pick<Announcement, 'audience' | 'text' | 'sendAt' | 'reviewMinutes'>,
  personIds: readonly number[],
  now: number,
  { maybeAt, passed, outside }: PreviewRemarks = {},
): Answer {
  const { audience, text, sendAt } = draft;
  const when =
    sendAt > now
      ? `，${momentWords(office.calendar, sendAt, now)} 发`
      : passed
        ? '（说的时间已经过了，点了就现在发）'
        : '';
  return {
    text: [
      `发给${audience}${personIds.length > 0 ? ` ${personIds.length} 人` : ''}${when}`,
      announcementNames(office, personIds),
      `“${text}”`,
      reviewLine(draft, personIds.length, outside === true),
    ]
      .filter(Boolean)
      .join('\n'),
    choices: [
      { label: sendAt > now ? '到点发' : '发出', key: draftKey('send', draftId) },
      ...(maybeAt === undefined
        ? []
        : [
            {
              label: `${momentWords(office.calendar, maybeAt, now)}发`,
              key: draftKey('later', draftId),
            },
          ]),
      ...(personIds.length > 0 ? [{ label: '改回复时间', key: draftKey('when', draftId) }] : []),
      { label: '不发了', key: draftKey('drop', draftId) },
    ],
    question: true,
  };
}

/** 通知 今晚暴雨: to whom? */
export const askWhom = (dialogueId: number): Answer => ({
  text: '发给谁？点一个，或者写出来，比如“第2网格网格员”“城管科”、同事的名字。',
  choices: [
    { label: '全体网格员', key: draftKey('to', dialogueId, 'members') },
    { label: '全体人员', key: draftKey('to', dialogueId, 'everybody') },
    { label: '工作群', key: draftKey('to', dialogueId, 'group') },
    { label: '居民', key: draftKey('to', dialogueId, 'residents') },
    { label: '不发了', key: draftKey('drop', dialogueId) },
  ],
});
/** 通知 全体网格员: what? */
export const askWhat = (audience: string): Answer => ({
  text: `通知${audience}什么事？直接写就行，发出前给您看一遍。`,
});
export const notColleagues: Answer = {
  text: '楼栋长、志愿者、商户不一定在企业微信里，这样发不到。可以通知网格员去说：“通知 全体网格员 请告诉楼栋长…”；也可以“通知居民 …”，来问的、扫码的都看得到。',
};

/** The usual ones with one tap; others are written. */
const OFFERED = [
  ['十分钟', 10],
  ['半小时', 30],
  ['一小时', 60],
  ['两小时', 120],
] as const;
export const askReview = (draftId: number): Answer => ({
  text: '发出多久后告诉您谁还没点“收到”？写一句也行，比如“20分钟”，5 分钟到 24 小时都可以。',
  choices: OFFERED.map(([label, minutes]) => ({
    label,
    key: draftKey('after', draftId, String(minutes)),
  })),
});

const toWords = ({ audience }: Announcement, count: number): string =>
  count > 0 ? ` ${count} 人` : audience;

/** Sent, or kept until its time. `unseen`: who is not to be rung at now. */
export function announced(
  office: Office,
  announcement: Announcement,
  { count, unseen, now }: { count: number; unseen: readonly number[]; now: number },
): Answer {
  const withdraw = { label: '撤回', key: key('withdraw', announcement) };
  const to = toWords(announcement, count);
  if (announcement.sendAt > now)
    return {
      text: `记下了，${momentWords(office.calendar, announcement.sendAt, now)} 发给${to}。`,
      choices: [withdraw],
      aside: true,
    };
  const review = count > 0 ? `${durationWords(reviewedAfter(announcement))}后告诉您谁还没有点“收到”。` : '';
  if (unseen.length === 0) return { text: `已发给${to}。${review}`, choices: [withdraw], aside: true };
  return {
    text: `已发给${to}。其中 ${unseen.length} 人不在班或请假，下一份清单里才看到：${announcementNames(office, unseen)}。等不及的请打电话。\n${review}`,
    choices: [{ label: '电话名单', key: key('call', announcement) }, withdraw],
    aside: true,
  };
}

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
export const announcementSent = (office: Office, sent: Announcement, now: number): Answer => ({
  text: `要撤回的是这条通知吗？${momentWords(office.calendar, sent.sentAt ?? now, now)} 发给${sent.audience}：“${sent.text}”`,
  choices: [{ label: '撤回', key: key('withdraw', sent) }],
  question: true,
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
