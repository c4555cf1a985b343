import type { Office } from '../../models/context';
import type { PublicNotice } from '../../models/residents/public-notice';
import { choiceKey, circled, type Answer } from '../answer';
import { noticeTemplates, templateOf } from './notice-templates';
import { momentWords, nameWords } from '../words';

const key = (action: string, id: number): string => choiceKey('residents', action, `P${id}`);
const SHOWN = 2;
const GREETED = 70;
const LISTED = 16;

export const publicNoticeUsage: Answer = {
  text: '给居民的通知：哪里、什么时候、什么事，比如“通知居民 3号楼、4号楼 明天8点到17点停水，检修水管”。不写楼号就是您的整片；要定时，前面加“明早8点发”。现成的话回“通知模板”。',
};

/** 通知居民 alone: how, and one's own that hold or are still to come, each to be looked at and withdrawn. */
export const ownNotices = ({ calendar }: Office, notices: readonly PublicNotice[], now: number): Answer =>
  notices.length === 0
    ? publicNoticeUsage
    : {
        text: `${publicNoticeUsage.text}\n您发的还有 ${notices.length} 条，回数字可以撤：\n${notices
          .map(({ text, postedAt, sendAt, untilAt }, at) => {
            const when =
              postedAt === null
                ? `${momentWords(calendar, sendAt, now)} 发布`
                : `到 ${momentWords(calendar, untilAt, now)}`;
            return `${circled(at)} ${Array.from(text).slice(0, LISTED).join('')}…（${when}）`;
          })
          .join('\n')}`,
        choices: notices.map(({ id }, at) => ({ label: `第${at + 1}条`, key: key('show', id) })),
        listed: true,
      };
export const ownNotice = ({ id, text }: PublicNotice): Answer => ({
  text,
  choices: [{ label: '撤回', key: key('withdraw', id) }],
});

/** 【停水】3号楼 11月25日8点到17点停水。请提前接好水…. */
export function noticeText(said: string, kindWords: string): string {
  const { label, advice } = templateOf(kindWords);
  return `【${label}】${/[。！？]$/.test(said) ? said : `${said}。`}${advice}`;
}

/** Shown before anybody sees it. */
export function noticePreview(
  { calendar }: Office,
  draftId: number,
  { where, text, sendAt, untilAt }: { where: string; text: string; sendAt: number; untilAt: number },
  now: number,
): Answer {
  const later = sendAt > now ? `${momentWords(calendar, sendAt, now)} 起，` : '';
  return {
    text: `给${where}居民看，${later}到 ${momentWords(calendar, untilAt, now)} 为止：\n${text}\n有人来问、扫门上的码都会看到；居民群要请人转，发布后给您一段现成的话。`,
    choices: [
      { label: sendAt > now ? '到点发布' : '发布', key: choiceKey('residents', 'post', `D${draftId}`) },
      { label: '不发了', key: choiceKey('residents', 'drop', `D${draftId}`) },
    ],
    question: true,
  };
}
export const notPosted: Answer = { text: '好的，没有发布。' };

export const noticePlanned = ({ calendar }: Office, { id, sendAt }: PublicNotice, now: number): Answer => ({
  text: `记下了，${momentWords(calendar, sendAt, now)} 发布，到时给您一段转居民群的话。`,
  choices: [{ label: '撤回', key: key('withdraw', id) }],
  aside: true,
});

/** To the author: it goes into residents' groups by hand, as it stands. `mass`: 企业群发 is open to the app. */
export const forResidentGroups = ({ id, text }: PublicNotice, mass: boolean): Answer => ({
  text,
  copyable: true,
  choices: [
    ...(mass ? [{ label: '请网格员群发', key: key('mass', id) }] : []),
    { label: '撤回', key: key('withdraw', id) },
  ],
  aside: true,
});

/** To the members of the place, in one message: it rings once and asks for no tap. */
export const pleasePassOn = (where: string, text: string): Answer => ({
  text: `请转到${where}的居民群（机器人进不了），从下一行复制：\n${text}`,
});

export const massAsked = (
  { directory }: Office,
  { id }: PublicNotice,
  personIds: readonly number[],
): Answer => ({
  text:
    personIds.length === 0
      ? '这一片没有能群发的网格员，请把上面的话转到居民群。'
      : `已交给${personIds.map((personId) => nameWords(directory, personId)).join('、')}：在企业微信里点一下“发送”，就进他名下的居民群。每个群每天最多收一条。`,
  choices: [{ label: '撤回', key: key('withdraw', id) }],
  aside: true,
});

export const massUsage: Answer = {
  text: '“居民群群发 开”以后，发布居民通知时可以请网格员群发：他在企业微信里点一下“发送”才会发出去。先在管理后台把“客户联系”授权给本应用，网格员是居民群的群主。关：“居民群群发 关”。',
};
export const massSwitched = (on: boolean): Answer => ({
  text: on
    ? '居民群群发开了。发布居民通知时，会多一个“请网格员群发”。'
    : '居民群群发关了。居民群的话还是请人转。',
});

export const postedInGroup = (text: string): string => `给居民的通知已发布，有人问起就这样答：\n${text}`;

/** What is to be said where the notice was said. */
export const correctionText = ({ text }: PublicNotice): string =>
  `【更正】前面这条通知作废，请不要照办：${text}`;
export const noticeWithdrawn: Answer = {
  text: '已撤回，来问的、扫码的都不会再看到。居民群里请再发一次下面的更正：',
};
export const withdrawnUnposted: Answer = { text: '已撤回，还没有发布。' };

/** To who asks while it holds. `questionId`: what he said, to be reported all the same. */
export function noticeAnswer(office: Office, notice: PublicNotice, questionId: number, now: number): Answer {
  const { directory, calendar } = office;
  return {
    text: `${notice.text}\n（${nameWords(directory, notice.authorId)}，${momentWords(calendar, notice.postedAt ?? now, now)} 发的通知）`,
    choices: [
      { label: '不是，我要上报', key: choiceKey('guide', 'report', `D${questionId}`) },
      { label: '找人', key: choiceKey('find', 'staff') },
    ],
  };
}

/** Asked for what nobody announced. */
export const noSuchNotice = (questionId: number): Answer => ({
  text: '您这里现在没有这样的通知。家里真的停了，点“报上去”，我请人去看。',
  choices: [
    { label: '报上去', key: choiceKey('guide', 'report', `D${questionId}`) },
    { label: '找人', key: choiceKey('find', 'staff') },
  ],
});

/** 看通知: everything that holds where somebody is. */
export const noticesHereWords = (notices: readonly PublicNotice[]): Answer => ({
  text:
    notices.length === 0
      ? '您这里现在没有通知。扫门上的码，或带上楼号说，我看得更准，比如“看通知 3号楼”。'
      : notices.map(({ text }) => text).join('\n'),
});

/** On the door sheet; empty when nothing holds there. */
export const noticeLines = (notices: readonly PublicNotice[]): string[] =>
  notices.slice(0, SHOWN).map(({ text }) => text);

/** In the greeting at a door, which has to stay short: the whole is one word away. */
export const greetingLines = (notices: readonly PublicNotice[]): string[] =>
  noticeLines(notices).map((text) => {
    const letters = Array.from(text);
    return letters.length > GREETED ? `${letters.slice(0, GREETED).join('')}…（回“看通知”看全文）` : text;
  });

/** 通知模板. */
export const templateList: Answer = {
  text: `现成的通知，回数字拿一条，改了就能发：\n${noticeTemplates.map(({ label }, at) => `${circled(at)} ${label}`).join('\n')}`,
  choices: noticeTemplates.map(({ label, kind }) => ({
    label,
    key: choiceKey('residents', 'template', kind),
  })),
  listed: true,
};

export function templateWords(kind: string): Answer | null {
  const template = noticeTemplates.find((one) => one.kind === kind);
  if (!template) return null;
  const lines = [template.toResidents, ...(template.toStaff === undefined ? [] : [template.toStaff])];
  return {
    text: `复制一行，改好地方和时间发给我：\n${lines.join('\n')}\n给居民的后面会自动加上：${template.advice}`,
  };
}
