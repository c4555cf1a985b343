import type { Office } from '../../models/context';
import type { Ticket } from '../../models/tickets/ticket';
import { ticketKey, ticketNumber } from '../../models/tickets/workflow';
import { choiceKey, type Answer } from '../answer';
import { chargeOf } from './charge-words';
import { groupHandled, groupReceipt } from '../group-words';
import { feelingWords } from '../talk-words';
import { momentWords, responsibleWords, ticketWords } from '../words';

/** What stands in a draft, for the words about it. */
interface DraftWords {
  placeText: string;
  subject: string;
}

const draftKey = (action: string, id: number, ...rest: string[]): string =>
  choiceKey('report', action, `D${id}`, ...rest);

/** What the words brought that are answered with 对吗？ */
export type Brought = keyof typeof broughtWords;
const broughtWords = {
  noted: '记下了',
  changed: '改好了',
  added: '这句也一起记上了',
  hidden: '好，不说是谁报的',
};

/** 记下了：3号楼2单元，楼道灯不亮。对吗？ */
export function confirmQuestion(id: number, draft: DraftWords, brought: Brought = 'noted'): Answer {
  const what = [draft.placeText, draft.subject].filter(Boolean).join('，');
  return {
    text: `${broughtWords[brought]}：${what}。对吗？`,
    choices: [
      { label: '对，报上去', key: draftKey('yes', id) },
      { label: '改一下', key: draftKey('change', id) },
      { label: '不报了', key: draftKey('drop', id) },
    ],
    question: true,
  };
}

/** Said before what is still being asked, so that the question is not lost behind it. */
export const stillAsked = (feeling: keyof typeof feelingWords, question: Answer): Answer => ({
  ...question,
  text: `${feelingWords[feeling]}刚说的还没报上去。${question.text}`,
  otherwise: {
    what: 'felt',
    texts: [`想和人说，回“找人”。刚说的这件还等着：${question.text.replace(/^[^：]{1,6}：/, '')}`],
  },
  // What somebody lost or suffers is nobody's to keep.
  ...(feeling === 'anger' ? {} : { confidential: true }),
});

/** 谢谢 while something is being asked: it is filed all the same, and what is lacking is said. */
export const thanksMeanwhile = ({ asks }: { asks: string }): Answer => ({
  text:
    asks === 'confirm'
      ? '不客气。没错就回“对”；不回，过十分钟也会报上去。'
      : asks === 'place'
        ? '不客气。还差地方：说是几号楼就行。'
        : '不客气。还差一句：是什么事？',
  otherwise: { what: 'thanks', texts: ['应该的。'] },
});

/** 地方不对, without saying which is right. */
export const placeAgain: Answer = {
  text: '好，该是哪里？几号楼几单元，或者路口、广场的名字都行。',
};

/** `missed`: how often it was asked before; never in the same words. */
export const placeQuestion = (draft: DraftWords, missed = 0): Answer => ({
  text:
    missed === 0
      ? `${draft.subject}，记下了。在哪里？几号楼几单元，或者路口、广场的名字都行。`
      : missed === 1
        ? '就差地方了：请说是几号楼，或者旁边有什么，也可以发个位置。'
        : '地方还不知道。打个楼号就行，比如“3号楼”；不好说的话，也可以找人。',
});

/** 楼下, 我家门口: known to who says it alone. */
export const whoseBuilding = (said: string): Answer => ({
  text: `“${said}”是哪栋楼？打个楼号就行，比如“3号楼”；说旁边的路口、店名，或者发个位置也可以。`,
});

/** 办到哪了 while something is still being asked about. */
export const notFiledYet = (question: Answer): Answer => ({
  ...question,
  text: `刚说的还没报上去。${question.text}`,
});
export const unfiledWords = ({ subject, asks }: DraftWords & { asks: string }): string =>
  `刚说的“${subject}”还没报上去，${asks === 'confirm' ? '回“对”就报' : asks === 'place' ? '还差地方' : '还差是哪一类'}。`;

/** More than one place fits: 是哪里？〔幸福社区3号楼〕〔青石社区3号楼〕 */
export const whichPlace = (
  id: number,
  places: readonly { id: number; name: string }[],
  missed = 0,
): Answer => ({
  text: missed === 0 ? '是哪里？' : '这几个地方，是哪一个？都不是就直接说在哪里。',
  choices: places.map((place) => ({
    label: place.name.slice(0, LABEL),
    key: draftKey('place', id, `P${place.id}`),
  })),
});

/** Buttons hold no more. */
const LABEL = 10;

/** A person is offered beside what is asked. */
export const withPerson = (answer: Answer): Answer => ({
  ...answer,
  choices: [...(answer.choices ?? []), { label: '找人', key: choiceKey('find', 'staff') }],
});

/** Nobody understood what kind of matter it is; it is filed all the same. */
export function filedAllTheSame(answer: Answer, ticket: Ticket): Answer {
  const filed = `您说的先报上去了，编号 ${ticketNumber(ticket.id)}。`;
  const { text, takenPrefix } = answer;
  return {
    ...answer,
    text: filed + text,
    ...(takenPrefix === undefined ? {} : { takenPrefix: filed + takenPrefix }),
  };
}

/** A colleague's report whose kind nobody made out: whoever takes it says what it is. */
export const filedWithoutKind = (ticket: Ticket): Answer => ({
  text: `先按没有分类报上去了，编号 ${ticketNumber(ticket.id)}，接办时可以改类别。报错了回“撤回”。`,
});

/** The kind was not clear: the likely ones as buttons. */
export function kindQuestion(
  id: number,
  kinds: readonly { category: string; name: string }[],
  missed = 1,
  colleague = false,
): Answer {
  const first = colleague
    ? '记下了。是哪一类？点一个，也可以再说一句、发张照片。'
    : '听着不省心。是哪一种？点一个就行，也可以再说一句、发张照片。';
  return {
    text: missed <= 1 ? first : '还是没太明白，怪我。点一个最像的，或者找人说。',
    choices: [
      ...kinds.map(({ category, name }) => ({ label: name, key: draftKey('kind', id, category) })),
      { label: '别的', key: draftKey('kind', id, '1307') },
    ],
  };
}

/** 灯: what is wrong with it? */
export const kindOfThing = (
  id: number,
  thing: string,
  kinds: readonly { category: string; name: string }[],
): Answer => ({
  text: `${thing}怎么了？点一个，或者再说一句，比如在哪里、多久了。`,
  choices: [
    ...kinds.map(({ category, name }) => ({ label: name, key: draftKey('kind', id, category) })),
    { label: '别的', key: draftKey('kind', id, '1307') },
  ],
});

export const changeQuestion: Answer = {
  text: '好，哪里要改？直接说对的就行，比如“是5号楼”或“不是灯，是门禁”。',
};

/** 不对 without saying what. `missed`: how often it was asked before. */
export const changeAgain = (missed: number): Answer =>
  missed <= 1 ? changeQuestion : { text: '是地方不对，还是事情不对？说对的那一个就行；说不清也可以找人。' };

export const droppedWords: Answer = { text: '好，不报了。以后有事随时说。' };

/** Only a place was sent: which kind of problem is there? `where`: its name and grid. */
export const kindAtPlace = (question: Answer, where: string): Answer => ({
  ...question,
  text: `收到位置：${where}。那里是什么事？点一个，也可以说一句、发张照片。`,
});

type Sent = readonly { kind: string }[];

/** 照片, or what else came; of several kinds the first. */
function sentWords(files: Sent): string {
  const [first] = files;
  return first?.kind === 'video' ? '视频' : first?.kind === 'file' ? '文件' : '照片';
}

export const filesKept = (files: Sent): Answer => ({ text: `${sentWords(files)}也收好了。` });
export const filesAlone = (files: Sent): Answer => ({
  text: `${sentWords(files)}收到了。是哪里、什么事？说一句就行。`,
});
export const pictureKept: Answer = filesKept([]);

const inGroup = (words: string | null): Pick<Answer, 'group'> => (words === null ? {} : { group: words });

/** The number, who looks at it and by when: a first look, never a promise of repair. */
export function receipt(office: Office, ticket: Ticket, now: number): Answer {
  const key = ticketKey(ticket.id);
  const look = ticket.lookBy === null ? '' : `最晚${momentWords(office.calendar, ticket.lookBy, now)} 前来看`;
  if (ticket.travels === 'complaint') return complaintReceipt(office, ticket, look);
  const unconfirmed = ticket.confirmed ? '' : '（还没等到您回“对”，先报上去了，记为未确认）';
  const hidden = ticket.anonymous ? '已匿名：谁报的，只有小格知道。' : '';
  return {
    text: `已收到，编号 ${ticketNumber(ticket.id)}：${ticketWords(ticket)}${unconfirmed}。${hidden}\n${ticket.desk ?? responsibleWords(office.directory, ticket.gridId)}${look}。${chargeOf(office, ticket)}想知道进展，回“办到哪了”。`,
    choices: [
      { label: '改一下', key: choiceKey('amend', 'ask', key) },
      { label: '撤回', key: choiceKey('withdraw', 'now', key) },
    ],
    optional: true,
    ...inGroup(groupReceipt(office, ticket)),
    // Whoever wants nobody to know is not asked for a number or sent to the member.
    ...(ticket.anonymous ? {} : { receiptOf: ticket.id }),
  };
}

/** Whom it is about, his desk and his grid don't see it; who looks at it is named. */
function complaintReceipt({ directory }: Office, ticket: Ticket, look: string): Answer {
  const names = directory.beyond(ticket.gridId, ticket).map(({ name }) => name);
  const who = names.length > 0 ? `${names.join('、')}（上一级）` : '上一级';
  return {
    text: `已收到，编号 ${ticketNumber(ticket.id)}。这件由${who}${look.replace('来看', '来问') || '来问'}，被反映的人和他的网格、科室都看不到。想知道进展，回“办到哪了”。`,
    choices: [{ label: '撤回', key: choiceKey('withdraw', 'now', ticketKey(ticket.id)) }],
    optional: true,
  };
}

export const alreadyFiled = (ticketText: string): Answer => ({
  text: `这件事已经报上去了${ticketText}。想知道进展，回“办到哪了”。`,
});

/** 自办自结. */
export function selfHandledWords(
  office: Office,
  ticket: Ticket,
  quantities: string,
  pictures: number,
): Answer {
  const counted = quantities ? `，计 ${quantities}` : '';
  return {
    text: `自办自结 ${ticketNumber(ticket.id)}：${ticketWords(ticket)}${counted}。${pictures > 0 ? `照片 ${pictures} 张。` : '两分钟内补一张照片会并进来。'}`,
    ...inGroup(groupHandled(office, ticket, quantities)),
  };
}
