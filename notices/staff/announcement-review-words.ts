import type { Announcement } from '../../models/staff/announcement';
import { announcementPrefix, reviewedAfter } from '../../models/staff/announcement';
import type { Office } from '../../models/context';
import { announcementNames, announcementStart } from './announcement-words';
import { choiceKey, type Answer } from '../answer';
import { durationWords, gridWords, nameWords } from '../words';

/** As actions/staff/review-announcement.ts gives it. */
interface Review {
  announcement: Announcement;
  readers: number;
  missing: readonly number[];
  unseen: ReadonlySet<number>;
}

const CALLED = 40;

const key = (action: string, { id }: Pick<Announcement, 'id'>): string =>
  choiceKey('announce', action, announcementPrefix(id));

/** Who was not to be rung at can't have confirmed: it is said, so that nobody is blamed for it. */
const unseenLine = (office: Office, personIds: readonly number[]): string =>
  personIds.length === 0
    ? ''
    : `其中还没看到的（不在班或请假，排在下一份清单里）：${announcementNames(office, personIds)}`;

/** When its minutes are over, to the author: who has not confirmed. Null when everybody has. */
export function announcementReview(
  office: Office,
  { announcement, readers, missing, unseen }: Review,
): Answer | null {
  if (missing.length === 0) return null;
  const lines = [
    `“${announcementStart(announcement)}”：收到 ${readers - missing.length}/${readers}`,
    `还没点的：${announcementNames(office, missing)}`,
    unseenLine(
      office,
      missing.filter((id) => unseen.has(id)),
    ),
  ];
  return {
    text: lines.filter(Boolean).join('\n'),
    choices: [
      { label: '再提醒一次', key: key('remind', announcement) },
      { label: '电话名单', key: key('call', announcement) },
      { label: '撤回', key: key('withdraw', announcement) },
    ],
    aside: true,
  };
}

export const remindedWords = (announcement: Announcement, count: number): Answer => ({
  text:
    count > 0
      ? `已再发给 ${count} 人。${durationWords(reviewedAfter(announcement))}后还有没点的，再告诉您。`
      : '都收到了，不用再发。',
});

/**
 * 电话名单, to the author alone: whom to ring up, by name, where he works, and his work phone where one is noted
 * (docs/decisions/0028-work-phones.md). Others are looked up in WeCom's own address book.
 */
export function callList(
  { directory }: Office,
  { announcement, readers, missing, unseen, phones }: Review & { phones: ReadonlyMap<number, string> },
): Answer {
  if (missing.length === 0) return confirmedByAll(announcement, readers);
  const rows = missing.slice(0, CALLED).map((personId) => {
    const role = directory.staff(personId)?.roles[0];
    const where = role?.desk ?? gridWords(directory, role?.gridId ?? 0);
    const phone = phones.get(personId) ?? '没有登记电话';
    return [nameWords(directory, personId), where, phone, unseen.has(personId) ? '还没看到' : '']
      .filter(Boolean)
      .join(' · ');
  });
  const more = missing.length > CALLED ? `\n…共 ${missing.length} 人` : '';
  const search = missing.every((personId) => phones.has(personId))
    ? ''
    : '\n没有登记电话的，在企业微信通讯录里搜名字，点开就能打。';
  return {
    text: `还没点“收到”的 ${missing.length} 人，请打电话：\n${rows.join('\n')}${more}${search}`,
    choices: [{ label: '再提醒一次', key: key('remind', announcement) }],
  };
}

export const confirmedWords = (announcement: Announcement): Answer => ({
  text: `好，“${announcementStart(announcement)}”记您收到了。`,
});
export const confirmedByAll = (announcement: Announcement, readers: number): Answer => ({
  text: `“${announcementStart(announcement)}”：${readers} 人都收到了。`,
});
export const noAnnouncement: Answer = { text: '您这三天没有发过通知。要发，回“通知”加上给谁、什么事。' };
