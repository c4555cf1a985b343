import type { Office } from '../../models/context';
import type { Gathering, GatheringSeat, Volunteer } from '../../models/residents/gathering';
import { choiceKey, circled, type Answer, type Choice } from '../answer';
import { whenWords } from '../tickets/appointment-words';
import { gridWords, momentWords } from '../words';

const key = (action: string, id: number): string => choiceKey('gathering', action, `G${id}`);
const SHOWN = 40;

const gatheringUsage: Answer = {
  text: '办活动，一句话：什么时候、在哪里、做什么、多少人，比如“活动 周六上午9点 社区二楼 包粽子 30人”。不写人数就不限。',
};
export const gatheringWhere: Answer = {
  text: '您住几号楼？带上楼号再说一次，比如“活动 3号楼”，就告诉您附近有什么活动；想帮忙，说“我要当志愿者 3号楼”。',
};
export const gatheringTitleMissing: Answer = {
  text: '还差活动的名字。比如“活动 周六上午9点 社区二楼 包粽子 30人”。',
};
export const gatheringPast: Answer = {
  text: '时间要在现在以后、半年以内，写上哪天几点，比如“活动 周六上午9点 社区二楼 包粽子 30人”。',
};

type Told = Pick<Gathering, 'title' | 'place' | 'startsAt' | 'seats' | 'least'>;

/** 包粽子 · 周六（11月28日）09:00 · 社区二楼 */
const line = (office: Office, { title, place, startsAt }: Told): string =>
  [title, whenWords(office, startsAt), place].filter(Boolean).join(' · ');
const seatWords = (seats: number): string => (seats === 0 ? '不限人数' : `${seats} 个名额`);

export const gatheringPreview = (
  office: Office,
  draftId: number,
  gathering: Told & { gridId: number },
): Answer => ({
  text: `${gridWords(office.directory, gathering.gridId)}的活动\n${line(office, gathering)}\n${seatWords(gathering.seats)}${gathering.least > 0 ? `，至少 ${gathering.least} 人，不够前一天告诉您` : ''}。报名的只记楼号和序号，活动后 30 天删掉。`,
  choices: [
    { label: '开放报名', key: choiceKey('gathering', 'open', `D${draftId}`) },
    { label: '不办了', key: choiceKey('gathering', 'drop', `D${draftId}`) },
  ],
  question: true,
});
export const gatheringDropped: Answer = { text: '好，没有开放。' };

/** To who opened it: what to pass on to residents' groups, to be copied as it stands. */
export const gatheringOpened = (office: Office, gathering: Gathering, volunteers: number): Answer => ({
  text: `【活动】${line(office, gathering)}，${seatWords(gathering.seats)}。想来的扫门上的码，回“活动”就能报名。`,
  copyable: true,
  choices: [
    { label: '名单', key: key('list', gathering.id) },
    ...(volunteers > 0 ? [{ label: `告诉志愿者`, key: key('tell', gathering.id) }] : []),
    { label: '改时间', key: key('move', gathering.id) },
    { label: '取消活动', key: key('off', gathering.id) },
  ],
  aside: true,
});

export interface Shown {
  gathering: Gathering;
  taken: number;
  waiting: number;
  /** One's own seat. */
  own: GatheringSeat | null;
  /** May see the list and call it off. */
  runs: boolean;
}

function standing({ gathering, taken, waiting, own }: Shown): string {
  const left = gathering.seats === 0 ? `已报 ${taken} 人` : `${taken}/${gathering.seats} 人`;
  const queue = waiting > 0 ? `，候补 ${waiting} 人` : '';
  const mine = own === null ? '' : own.waiting ? '，您在候补' : `，您是 ${own.number} 号`;
  return `${left}${queue}${mine}`;
}

export function gatheringList(office: Office, rows: readonly Shown[], staff: boolean): Answer {
  if (rows.length === 0)
    return staff
      ? { text: `现在没有开放报名的活动。${gatheringUsage.text}` }
      : { text: '这几天没有开放报名的活动。想帮忙办活动，回“我要当志愿者”。' };
  const lines = rows.map((row, at) => `${circled(at)} ${line(office, row.gathering)}（${standing(row)}）`);
  return {
    text: `可以报名的活动：\n${lines.join('\n')}\n回数字看一个。`,
    choices: rows.map(({ gathering }, at) => ({ label: `第${at + 1}个`, key: key('show', gathering.id) })),
    listed: true,
  };
}

function choicesOf({ gathering, own, runs }: Shown): Choice[] {
  const seat =
    own === null
      ? { label: '报名', key: key('join', gathering.id) }
      : { label: '不去了', key: key('leave', gathering.id) };
  return runs
    ? [
        { label: '名单', key: key('list', gathering.id) },
        { label: '改时间', key: key('move', gathering.id) },
        { label: '取消活动', key: key('off', gathering.id) },
        seat,
      ]
    : [seat];
}

export const gatheringShown = (office: Office, shown: Shown): Answer => ({
  text: `${line(office, shown.gathering)}\n${standing(shown)}`,
  choices: choicesOf(shown),
  aside: true,
});

export function seatTaken(office: Office, gathering: Gathering, seat: GatheringSeat, ahead: number): Answer {
  const words = seat.waiting
    ? `已经满了，先给您排候补第 ${ahead + 1} 位；有人不去就轮到您，马上告诉您。`
    : `报上了，您是 ${seat.number} 号，到场报号就行，不用留名字。`;
  return {
    text: `${line(office, gathering)}\n${words}`,
    choices: [{ label: '不去了', key: key('leave', gathering.id) }],
    aside: true,
  };
}
export const seatGivenUp = ({ title }: Gathering): Answer => ({
  text: `好，${title}的报名取消了。想再来，回“活动”。`,
});

export const movedUp = (office: Office, gathering: Gathering, seat: GatheringSeat, now: number): Answer => ({
  text: `有位置了：${gathering.title}，${momentWords(office.calendar, gathering.startsAt, now)}${placeWords(gathering)}。您是 ${seat.number} 号；来不了就点一下，让给下一位。`,
  choices: [{ label: '不去了', key: key('leave', gathering.id) }],
});
const placeWords = ({ place }: Gathering): string => (place === '' ? '' : `，${place}`);

export const askMove: Answer = {
  text: '改到什么时候？比如“周日上午9点”；换地方的，把地方写在后面：“周日上午9点 社区广场”。',
};
export const moveUnclear: Answer = {
  text: '时间要在现在以后、半年以内，写上哪天几点，比如“周日上午9点”。',
};

/** To who signed up; the seat stays. */
export const gatheringMoved = (
  office: Office,
  gathering: Gathering,
  before: Gathering,
  { number, waiting }: GatheringSeat,
  now: number,
): Answer => ({
  text: `${gathering.title}改了：${momentWords(office.calendar, gathering.startsAt, now)}${placeWords(gathering)}（原来 ${momentWords(office.calendar, before.startsAt, now)}${placeWords(before)}）。${waiting ? '您还在候补' : `您还是 ${number} 号`}；来不了就点一下，让给下一位。`,
  choices: [{ label: '不去了', key: key('leave', gathering.id) }],
});
export const gatheringMovedKept = (office: Office, gathering: Gathering, told: number): Answer => ({
  text: `改好了：${line(office, gathering)}。${told > 0 ? `已告诉报名的 ${told} 人（48 小时没来过消息的，等他下次来再说；门上、群里也请说一声）。` : '还没有人报名。'}`,
  choices: [
    { label: '名单', key: key('list', gathering.id) },
    { label: '改时间', key: key('move', gathering.id) },
    { label: '取消活动', key: key('off', gathering.id) },
  ],
  aside: true,
});

/** The day before, to who has a seat. */
export const gatheringSoon = (
  office: Office,
  gathering: Gathering,
  { number }: GatheringSeat,
  now: number,
): Answer => ({
  text: `提醒您：${gathering.title}，${momentWords(office.calendar, gathering.startsAt, now)}${placeWords(gathering)}，您是 ${number} 号。来不了就点一下，让给下一位。`,
  choices: [{ label: '不去了', key: key('leave', gathering.id) }],
});

/** The same day, to who opened it. */
export const seatsSoon = (
  office: Office,
  gathering: Gathering,
  {
    coming,
    waiting,
    unreached,
    missing,
    mayInvite,
  }: { coming: number; waiting: number; unreached: number; missing: number; mayInvite: boolean },
  now: number,
): Answer => ({
  text: `${momentWords(office.calendar, gathering.startsAt, now)} ${gathering.title}${placeWords(gathering)}：报名 ${coming} 人${waiting > 0 ? `，候补 ${waiting} 人` : ''}。${coming === 0 ? '' : unreached > 0 ? `已提醒 ${coming - unreached} 人，另外 ${unreached} 人微信现在不让我发，群里请再说一声。` : '都提醒了。'}${missing > 0 ? `至少要 ${gathering.least} 人，还差 ${missing} 人。` : ''}`,
  choices: [
    ...(missing > 0 && mayInvite ? [{ label: '告诉志愿者', key: key('tell', gathering.id) }] : []),
    { label: '名单', key: key('list', gathering.id) },
    { label: '改时间', key: key('move', gathering.id) },
    { label: '取消活动', key: key('off', gathering.id) },
  ],
  aside: true,
});
export const gatheringCancelled = (office: Office, gathering: Gathering, now: number): Answer => ({
  text: `对不起，${momentWords(office.calendar, gathering.startsAt, now)} 的${gathering.title}不办了，请不要白跑。`,
});
export const gatheringCalledOff = ({ title }: Gathering, told: number): Answer => ({
  text: `${title}取消了，${told > 0 ? `已告诉报名的 ${told} 人（48 小时没来过消息的，等他下次来再说；门上、群里也请说一声）` : '还没有人报名'}。`,
});
export const gatheringInvitation = (office: Office, gathering: Gathering, now: number): Answer => ({
  text: `有个活动想请您来：${gathering.title}，${momentWords(office.calendar, gathering.startsAt, now)}${placeWords(gathering)}。`,
  choices: [
    { label: '报名', key: key('join', gathering.id) },
    { label: '不当志愿者了', key: choiceKey('gathering', 'quit') },
  ],
});
export const volunteersInvited = (id: number, count: number): Answer => ({
  text:
    count > 0
      ? `已告诉 ${count} 位志愿者；48 小时没来过消息的，等他下次来再说。`
      : '志愿者都已经报了名，或还没有人登记。',
  choices: [
    { label: '名单', key: key('list', id) },
    { label: '改时间', key: key('move', id) },
    { label: '取消活动', key: key('off', id) },
  ],
  aside: true,
});

/** 名单: numbers and buildings; who it is they say at the door. */
export function seatList(office: Office, gathering: Gathering, seats: readonly GatheringSeat[]): Answer {
  const row = ({ number, placeId }: GatheringSeat): string =>
    `${number} 号 ${office.directory.place(placeId)?.name ?? '没说哪栋'}`;
  const coming = seats.filter(({ waiting }) => !waiting);
  const waiting = seats.filter((seat) => seat.waiting);
  const lines = [
    `${gathering.title} 报名 ${coming.length} 人${waiting.length > 0 ? `，候补 ${waiting.length} 人` : ''}`,
    ...coming.slice(0, SHOWN).map(row),
    coming.length > SHOWN ? `…共 ${coming.length} 人` : '',
    waiting.length > 0 ? `候补：${waiting.slice(0, SHOWN).map(row).join('、')}` : '',
    '到场报号就行，不登记名字。',
  ];
  return {
    text: lines.filter(Boolean).join('\n'),
    choices: [
      { label: '改时间', key: key('move', gathering.id) },
      { label: '取消活动', key: key('off', gathering.id) },
    ],
    aside: true,
  };
}

export const volunteerWhere: Answer = {
  text: '您住几号楼？带上楼号再说一次，比如“我要当志愿者 3号楼”，有活动才好告诉您。',
};
export const volunteerKept = (place: string): Answer => ({
  text: `谢谢！记下了：${place}志愿者。不留姓名电话；这一片有活动先告诉您，来不来都随您。`,
  choices: [{ label: '不当志愿者了', key: choiceKey('gathering', 'quit') }],
  optional: true,
});
export const volunteerGone = (was: boolean): Answer => ({
  text: was ? '好，已经删掉，没有留下。谢谢您帮过忙。' : '您没有登记过志愿者，什么也没留。',
});
export const volunteerCame = (building: string): Answer => ({
  text: `有居民要当志愿者${building === '' ? '' : `（${building}）`}。办活动时点“告诉志愿者”就能请他。`,
});

/** 志愿者, to staff: how many in which building; who they are nobody reads. */
export function volunteerCounts(office: Office, volunteers: readonly Volunteer[]): Answer {
  if (volunteers.length === 0) return { text: '这一片还没有人登记志愿者。居民回“我要当志愿者”就行。' };
  const counts = new Map<string, number>();
  for (const { placeId, gridId } of volunteers) {
    const name = office.directory.place(placeId)?.name ?? gridWords(office.directory, gridId);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const lines = [...counts].map(([name, count]) => `${name} ${count} 人`);
  return {
    text: `志愿者 ${volunteers.length} 人：${lines.join('，')}。开“活动”时可以请他们，名字电话都没有留。`,
  };
}
