import { disputeNumber } from '../../models/mediation/dispute-workflow';
import type { Dispute } from '../../models/mediation/dispute';
import { choiceKey, type Answer } from '../answer';
import { disputeStateWords } from './dispute-state-words';

/** A message that reads like a dispute: mediation is offered, never pressed on anybody (人民调解法 art. 3). */
export function mediationOffer(dialogueId: number): Answer {
  const draft = `D${dialogueId}`;
  return {
    text: '听着真不好受。可以请调解员来谈谈（免费、保密、双方自愿），也可以只上报这件事。',
    choices: [
      { label: '申请调解', key: choiceKey('dispute', 'apply', draft) },
      { label: '只上报', key: choiceKey('dispute', 'repair', draft) },
      { label: '先问问', key: choiceKey('dispute', 'explain', draft) },
    ],
  };
}

/** Somebody may be in danger at home: numbers come first, nobody is brought to one table with who hurts him. */
export const violenceFirst =
  '要是有人受伤或还有危险，请先拨 110、120；妇女儿童维权可拨 12338。调解员会单独联系您，不会让您和对方当面谈。\n';

const skip = { label: '先这样', key: choiceKey('dispute', 'enough') };

const REGISTERED =
  '已经登记，只有调解员能看到。调解员会先联系您，再征得对方同意；对方不愿意也没关系，会告诉您还有哪些办法。';

/** The three things that help the mediator, asked one by one; each may be left out. */
const partyQuestions = {
  household: '对方是哪一户？不清楚就点“先这样”。',
  asks: '您希望怎么解决？',
  contact: '怎么称呼您、电话多少？只有调解员看得到。',
} as const;
export type PartyQuestion = keyof typeof partyQuestions;

export const disputeRegistered = (ask: PartyQuestion | null): Answer => ({
  text: ask === null ? REGISTERED : `${REGISTERED}\n方便的话再说一句：${partyQuestions[ask]}`,
  ...(ask === null ? {} : { choices: [skip] }),
});

export const nextQuestion = (ask: PartyQuestion | null): Answer =>
  ask === null
    ? { text: '记下了，等调解员联系您就行。想不谈了，随时回“撤回调解”。' }
    : { text: `记下了。${partyQuestions[ask]}`, choices: [skip] };

export const enoughSaid: Answer = {
  text: '好，就先这样，等调解员联系您。想不谈了，随时回“撤回调解”。',
};

export const disputeNeedsWords: Answer = {
  text: '请在“登记纠纷”后面写一句：什么事、在哪里。比如“登记纠纷 5号楼 漏水赔偿谈不拢”。',
};
export const leadNeedsWords: Answer = {
  text: '请在“线索”后面写一句：哪里、什么苗头。比如“线索 8号楼 两户为车位吵过两次”。只转给调解员。',
};

/** To a member who registered on the spot: did both sides say yes to it? */
export const disputeRegisteredByStaff = (id: number): Answer => ({
  text: '已登记，只转给了调解员。调解免费、自愿，随时可以不谈。双方的意愿您当面问过了吗？',
  choices: [
    { label: '双方都愿意', key: choiceKey('dispute', 'willing', `M${id}`, 'both') },
    { label: '申请方愿意', key: choiceKey('dispute', 'willing', `M${id}`, 'one') },
    { label: '还没问', key: choiceKey('dispute', 'willing', `M${id}`, 'none') },
  ],
});

/** Whoever registered it goes on in the same breath, or doesn't. */
const WHO_THEY_ARE =
  '\n知道当事人的，接着一行写一方，比如“对方 李先生 3号楼301 电话 要求赔2000元”，只有调解员看得到。';
export const partiesNoted: Answer = { text: '当事人记下了，只有调解员看得到。' };
export const registeredByMediator = (id: number): string =>
  `${disputeNumber(id)} 登记好了，由您承办。双方都愿意了就可以开始；当事人没写全的，点“当事人”。`;

export const willingNoted = (who: string | undefined): Answer => ({
  text:
    who === 'none'
      ? `好，由调解员去问。${WHO_THEY_ARE}`
      : `记下了：${who === 'both' ? '双方' : '申请方'}愿意调解。调解员会接着联系。${WHO_THEY_ARE}`,
});

export const leadNoted: Answer = {
  text: '收到，只转给了调解员，别的地方都不显示。要是有人动手，先拨 110。',
};

export const mediationExplained = (dialogueId: number): Answer => ({
  text: '人民调解不收费，双方都愿意才谈，谈的内容保密。谈成了可以签调解协议；谈不成，还可以找法院或有关部门。要申请吗？',
  choices: [
    { label: '申请调解', key: choiceKey('dispute', 'apply', `D${dialogueId}`) },
    { label: '先不用', key: choiceKey('dispute', 'leave', `D${dialogueId}`) },
  ],
});

export const mediationLeft: Answer = { text: '好。什么时候想谈，回“申请调解”就行。' };
export const mediationDeclined: Answer = { text: '好的，您回避，这件会请别的调解员来联系。' };
export const mediationWhat: Answer = {
  text: '好的，只有调解员能看到。是什么事、和哪一户、您希望怎么解决？一句一句说就行。',
};

/** 还有别的办法: always reachable, never a "you must". */
export const OTHER_WAYS =
  '还有别的办法：可以向人民法院起诉；劳动争议先申请劳动仲裁，合同里约定了仲裁的申请仲裁；属于行政机关管的，可以请主管部门处理。法律问题可拨 12348 免费咨询。';

/** To a party whose window is open: that it ended, without the subject. */
export const endedFor: Record<'refuse' | 'fail', Answer> = {
  refuse: { text: `您申请的调解到这里先结束了：要双方都愿意才能谈。${OTHER_WAYS}` },
  fail: { text: `您参加的调解这次没有谈成。${OTHER_WAYS}` },
};

/** A party's own list: number, state, nothing that was said. */
export function ownDisputes(rows: readonly Dispute[]): Answer {
  if (rows.length === 0) return { text: '您没有在办的调解。想请调解员来谈谈，回“申请调解”。' };
  const lines = rows.map(({ id, state }) => `${disputeNumber(id)} ${disputeStateWords[state]}`);
  // What is agreed and in effect is nobody's to take back alone.
  const open = rows.some(({ state }) => state !== 'performing');
  const ways = open ? '\n不想谈了回“撤回调解”，想换人回“换调解员”。' : '\n对方不照协议办，给调解员打电话。';
  return { text: `您的调解：\n${lines.join('\n')}${ways}` };
}

export const mediationWithdrawn: Answer = {
  text: `好，已经撤回，不再联系对方。以后想谈，回“申请调解”。${OTHER_WAYS}`,
};
/** once: the mediator heard it now. before: he heard it already today. nobody: it waits for somebody to take it. */
export const reminded = (how: 'once' | 'before' | 'nobody'): Answer => ({
  text: {
    once: '已经提醒调解员，请等他的电话。想换一位，回“换调解员”。',
    before: '今天已经提醒过调解员了，请再等等。想换一位，回“换调解员”。',
    nobody: '还在请调解员来接，有人接了就打电话给您。',
  }[how],
});

/** 人民调解法 arts. 31, 32. */
export const agreementInEffect: Answer = {
  text: '调解协议已经生效，不能一个人撤回。对协议有争议，可以找调解员，也可以向人民法院起诉。',
};
export const mediatorSwapped: Answer = { text: '好，会请另一位调解员联系您，不用说原因。' };
export const noDisputeOfYours: Answer = { text: '您现在没有在办的调解。' };
