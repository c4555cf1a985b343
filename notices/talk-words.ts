import type { Office } from '../models/context';
import type { Person } from '../models/staff/person';
import { choiceKey, isContactCard, type Answer } from './answer';
import { gridWords, momentWords } from './words';

/** The short menu in residents' words. */
const menu = [
  { label: '反映问题', key: choiceKey('greet', 'report') },
  { label: '办到哪了', key: choiceKey('progress', 'list') },
  { label: '找网格员', key: choiceKey('find', 'member') },
  { label: '找人', key: choiceKey('find', 'staff') },
];

const HELP_FIRST = '路灯不亮、管道堵了、邻居吵闹，直接告诉我就行，打字、拍照都可以。';

/** To somebody who scanned a door, or came by himself. `notices`: what holds there now. */
export function greeting({ directory }: Office, person: Person, notices: readonly string[] = []): Answer {
  const place = directory.place(person.placeId);
  const community = place ? (directory.above(place.gridId, 'community')?.name ?? '') : '';
  const here = place ? `这里是${community}${place.name}的邻里服务。` : '我是小格，街道的邻里服务。';
  return {
    text: [`您好，${here}${HELP_FIRST}`, ...notices, '紧急情况请先拨打 110、119、120。'].join('\n'),
    choices: menu,
    optional: true,
  };
}

/** 在吗, 你好: one line and the menu. */
export const present: Answer = {
  text: '在的。您有什么事，直接说就行。',
  otherwise: {
    what: 'present',
    texts: ['我一直在，说哪里、什么事就行。', '在听呢。不知道怎么说，也可以先拍张照片。'],
  },
  choices: menu,
  optional: true,
  group: '在的。@我 说一句就行：哪里、什么事；说“帮助”看我在群里能做什么。',
};
export const asYouLike: Answer = { text: '好的，有事随时说。', group: '好的。' };
/** Nobody is to take it for a person. */
export const whoAmI: Answer = {
  text: '我是小格，街道的邻里服务机器人。报事、查办到哪了、找网格员，直接跟我说；想和人说，回“找人”。',
  group: '我是小格，街道的邻里服务机器人。@我 说一句哪里、什么事就行。',
  choices: menu,
  optional: true,
};
export const welcomeWord: Answer = {
  text: '不客气。',
  group: '不客气。',
  otherwise: { what: 'thanks', texts: ['应该的。'] },
};
const toPerson = { label: '找人', key: choiceKey('find', 'staff') };

/** Said before what a matter is answered with, when something sad or angry was told beside it. */
export const feelingWords = {
  loss: '请节哀，您多保重。',
  trouble: '您受累了，多保重。',
  anger: '让您烦心了。',
} as const;

/** Somebody of theirs died, they are ill, or they scold: one humane sentence; of the first two nothing is kept. */
export const feelingAnswers: Record<keyof typeof feelingWords, Answer> = {
  loss: {
    text: '请节哀，您多保重。家里有什么要帮忙的，说一句就行；想和人说，回“找人”。',
    choices: [toPerson],
    optional: true,
    confidential: true,
  },
  trouble: {
    text: '听您这么说，心里一定不好受，请多保重。有什么要帮忙的，说一句就行；想和人说，回“找人”。',
    choices: [toPerson],
    optional: true,
    confidential: true,
  },
  anger: {
    text: '让您烦心了，对不起。是哪里、什么事，您说一句，我马上报上去；想和人说，回“找人”。',
    otherwise: { what: 'anger', texts: ['您有气我明白。事情说一句就行；不想和机器说，回“找人”。'] },
    choices: [{ label: '办到哪了', key: choiceKey('progress', 'list') }, toPerson],
    optional: true,
  },
};
/** Who can't type has other ways. */
export const otherWays: Answer = {
  text: '没关系，不用打字：按住说话发语音，或者拍张照片，都行；想和人说，回“找人”。',
  choices: [toPerson],
  optional: true,
};
/** A joke, the weather: said kindly, and nothing is filed. */
export const notMyBusiness: Answer = {
  text: '这个我可不会，我只管街坊邻里的事。有事说一句哪里、什么事就行；想和人说，回“找人”。',
  otherwise: { what: 'chat', texts: ['我就会报事、查进度、找网格员。想聊聊天，回“找人”。'] },
  choices: menu,
  optional: true,
};
/** In letters this reader has no words for. */
export const foreignWords: Answer = {
  text: '这句我没看懂。请用中文说一句哪里、什么事，拍照、发语音也行；想和人说，回“找人”。\nI read Chinese only. Please send a photo or a voice message, or reply 找人 for a person. Emergency: 110, 119, 120.',
  otherwise: {
    what: 'foreign',
    texts: ['还是没看懂。可以拍张照片，或者回“找人”。\nA photo helps, or reply 找人 to reach a person.'],
  },
  choices: [toPerson],
  optional: true,
};
/** Behind a question that was understood from English. */
export const englishHint = 'Reply 1 for yes, 找人 for a person. Emergency: 110, 119, 120.';
export const reportInvitation: Answer = {
  text: '好，说一句就行：哪里、什么事。比如“3号楼2单元楼道灯不亮”，也可以先拍照。',
};
export const emojiAnswer: Answer = {
  text: '您慢慢说，我都在。要是想和人说，回“找人”。',
  otherwise: { what: 'sticker', texts: ['看到了。有事说一句就行，想和人说就回“找人”。'] },
  choices: menu,
  optional: true,
};
export const unreadable: Answer = {
  text: '这种消息我还看不了。您打几个字或拍张照片就行。',
  otherwise: { what: 'unreadable', texts: ['这个我也打不开。说一句“哪里、什么事”，或者回“找人”。'] },
};
export const cancelled: Answer = { text: '好，先不办了。有事随时说。' };
export const nothingToCancel: Answer = { text: '现在没有办到一半的事。想撤回已经报的，回“撤回”。' };

/** 我的网格员是谁: with his card, where the office has one of him. */
export function memberWords({ directory }: Office, gridId: number, link: string | null = null): Answer {
  const names = directory.responsible(gridId).map((person) => person.name);
  const phone = directory.above(gridId, 'community')?.phone;
  return {
    text: `您这里是${gridWords(directory, gridId)}，网格员是${names.join('、') || '还没有登记'}。${phone ? `社区电话 ${phone}。` : ''}有事直接在这里说，会转给网格员。${link === null ? '' : isContactCard(link) ? '他的名片在下面，点开加他的微信。' : `加他的微信：${link}`}`,
    ...(link !== null && isContactCard(link) ? { contactLink: link } : {}),
  };
}

export const memberUnknown: Answer = { text: '您住几号楼？告诉我楼号，我就知道是哪位网格员。' };

/** 找人: who to call, in digits; out of hours also when somebody is there. `onDuty`: userids the chat can be handed to. */
export function staffWords(
  { directory, calendar }: Office,
  gridId: number | undefined,
  now: number,
  onDuty: string[] = [],
): Answer {
  const way = gridId === undefined ? [] : directory.upwards(gridId);
  const phone = way.find((grid) => grid.phone)?.phone;
  const place = way.find((grid) => grid.phone)?.name ?? '';
  const leader = gridId === undefined ? undefined : directory.nearest(gridId, 'leader')[0]?.name;
  const opening = calendar.opensAgain(now);
  const when = opening === null ? '' : `现在没有人值班，${momentWords(calendar, opening, now)} 起有人接。`;
  return {
    text: `${leader ? `${leader}会知道您找过人。` : ''}${when}${phone ? `${when ? '要' : '现在想'}找人说，请拨${place}电话 ${phone}。` : '社区电话还没有登记，请到社区窗口。'}紧急情况请拨打 110、119、120。`,
    ...(onDuty.length > 0 ? { handOver: onDuty } : {}),
  };
}

/** Before the words about whom to call. */
export const stillNotUnderstood = '我还是没弄明白，不让您再费口舌了。';

/** The conversation goes to a human. */
export const takenOver =
  '好，已经转给值班的工作人员，请直接说，他会在这里回您。紧急情况请拨打 110、119、120。';
/** The human is done. */
export const backAgain = '值班人员先聊到这里。我是小格，还在这里，有事随时说；想再找人，回“找人”。';

/**
 * To the leader: somebody wants to talk to a person. No name: who it is stays with the bot until they talk. `inChat`: the
 * conversation may be waiting for him in WeCom already.
 */
export const wantsPerson = (place: string, inChat = false): Answer => ({
  text: `有居民想找人说话${place ? `（${place}）` : ''}，${inChat ? '请打开“微信客服”回他；那里没有会话，就留意社区电话或上门。' : '请留意社区电话或上门。'}`,
});

/** Lists whose rows can be named by number, for who can have them. */
export const listsToLookAt = (staff: boolean): string =>
  staff ? '“我的任务”“办到哪了”或“碰头会”' : '“办到哪了”';
