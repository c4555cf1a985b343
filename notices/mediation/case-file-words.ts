import type { Dispute } from '../../models/mediation/dispute';
import type { DisputeFile } from '../../models/mediation/dispute-file';
import type { Compulsory } from '../../models/mediation/dispute-papers';
import type { Office } from '../../models/context';
import { disputeKey, disputeNumber, disputeSteps } from '../../models/mediation/dispute-workflow';
import { choiceKey, circled, type Answer, type Choice } from '../answer';
import { momentWords } from '../words';

const key = (action: string, id: number, ...rest: string[]): string =>
  choiceKey('casefile', action, disputeKey(id), ...rest);

export const compulsoryWords: Record<Compulsory, string> = {
  inform: '权利义务告知',
  identify: '身份核对',
  session: '调解笔录',
};

/** Buttons by which the missing papers are said to be there. */
export const careChoices = (id: number, missing: readonly Compulsory[]): Choice[] => [
  ...(missing.includes('inform') && missing.includes('identify')
    ? [{ label: '告知、核对都做了', key: key('care', id, 'both') }]
    : []),
  ...(missing.includes('inform') ? [{ label: '权利义务告知了', key: key('care', id, 'inform') }] : []),
  ...(missing.includes('identify') ? [{ label: '身份核对了', key: key('care', id, 'identify') }] : []),
  ...(missing.includes('session')
    ? [{ label: '记一次', key: choiceKey('session', 'ask', disputeKey(id)) }]
    : []),
];

export const careAsked = ({ id, informedAt, identifiedAt }: Dispute): Answer => {
  const missing = [
    ...(informedAt === null ? (['inform'] as const) : []),
    ...(identifiedAt === null ? (['identify'] as const) : []),
  ];
  return missing.length === 0
    ? { text: '权利义务告知了，身份也核对了，都记着日子。' }
    : {
        text: '双方都知道权利义务了吗？身份证件看过了吗？只记看过，不抄号码、不拍照。',
        choices: careChoices(id, missing),
      };
};
export const careNoted = (done: readonly Compulsory[]): string =>
  `记下了：${done.map((paper) => compulsoryWords[paper]).join('、')}。`;

export const opennessAsked = ({ id, isPublic }: Dispute): Answer => ({
  text: `现在是${Number(isPublic) === 1 ? '公开' : '不公开'}调解。要双方都要求才公开，有一方不愿意就不公开；这里的内容怎样都不公开，只写在文书上。`,
  choices: [
    { label: '不公开', key: key('openness', id, 'no') },
    { label: '双方都要求公开', key: key('openness', id, 'yes') },
  ],
});
export const opennessNoted = ({ isPublic }: Dispute): string =>
  `记下了：${Number(isPublic) === 1 ? '公开' : '不公开'}进行，文书上照写。`;

/** 案卷材料: what belongs to the file and is not needed every day. */
export const materials = (id: number): Answer => ({
  text: `${disputeNumber(id)} 的材料：`,
  choices: [
    { label: '看笔录', key: key('talks', id) },
    { label: '看经过', key: key('history', id) },
    { label: '证据', key: choiceKey('evidence', 'ask', disputeKey(id)) },
    { label: '告知和核对', key: key('care', id) },
    { label: '更正', key: choiceKey('rectify', 'ask', disputeKey(id)) },
    { label: '公开方式', key: key('openness', id) },
  ],
});

/** A card holds so many buttons; more of them are rows, answered by their number. */
const CARD_BUTTONS = 6;

export function chooseOne(text: string, choices: readonly Choice[]): Answer {
  if (choices.length <= CARD_BUTTONS) return { text, choices: [...choices] };
  const rows = choices.map(({ label }, at) => `${circled(at)} ${label}`);
  return { text: `${text}\n${rows.join('\n')}\n回数字选。`, choices: [...choices], listed: true };
}

const LONGEST = 1_600;
const shortened = (text: string): string => {
  const all = Array.from(text);
  return all.length > LONGEST ? `${all.slice(0, LONGEST).join('')}…（太长了，全文在卷宗里）` : text;
};

/** Every talk, in words; photos and voices follow as they are. */
export function talksWords(office: Office, file: DisputeFile, now: number, photos: number): Answer {
  const { dispute, sessions } = file;
  if (sessions.length === 0) return { text: `${disputeNumber(dispute.id)} 还没有笔录。点“记一次”就能记。` };
  const lines = sessions.map(
    ({ at, record, kind }, index) =>
      `第${index + 1}次 ${momentWords(office.calendar, at, now)}：${record === '' ? filedWords[kind] : record}`,
  );
  const behind = photos === 0 ? '' : `\n照片和录音 ${photos} 份另发给您，请只自己看。`;
  return { text: `${shortened(lines.join('\n'))}${behind}` };
}
const filedWords = { image: '（手写笔录照片）', voice: '（录音）', text: '' } as const;

/** What happened when; corrections with what stood there before. */
export function historyWords(office: Office, { dispute, events }: DisputeFile, now: number): Answer {
  const lines = events.map(({ at, step, note }) => {
    const said = NOTED.has(step) && note !== null && note !== '' ? `：${note}` : '';
    return `${momentWords(office.calendar, at, now)} ${disputeSteps[step].label}${said}`;
  });
  return { text: shortened(`${disputeNumber(dispute.id)} 的经过：\n${lines.join('\n')}`) };
}

/** Steps whose note people can read. */
const NOTED: ReadonlySet<string> = new Set([
  'amend',
  'plan',
  'openness',
  'keep_evidence',
  'link_party',
  'perform_part',
  'revisit',
  'invite',
  'invite_desk',
  'join',
  'stay_away',
  'perform_instalment',
  'reschedule',
]);
