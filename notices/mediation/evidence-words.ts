import type { DisputeFile } from '../../models/mediation/dispute-file';
import type { MediationEvidence } from '../../models/mediation/mediation';
import { disputeKey } from '../../models/mediation/dispute-workflow';
import { choiceKey, circled, type Answer } from '../answer';

const key = (action: string, id: number, ...rest: (string | number)[]): string =>
  choiceKey('evidence', action, disputeKey(id), ...rest);

const sources: Record<MediationEvidence['source'], string> = {
  A: '申请方交的',
  B: '对方交的',
  C: '我取的',
};
const forms: Record<MediationEvidence['form'], string> = { original: '原件', copy: '复印件', photo: '照片' };

/** What there is, and who gave the next. */
export const evidenceAsked = ({ dispute, evidence }: DisputeFile): Answer => ({
  text: [
    ...evidence.map(
      ({ name, source, form, pages }, at) =>
        `${circled(at)} ${name}（${sources[source]}，${forms[form]}${pages === 0 ? '' : `，${pages}页`}）`,
    ),
    '新的一份是谁给的？',
  ].join('\n'),
  choices: [
    ...(['A', 'B', 'C'] as const).map((source) => ({
      label: sources[source],
      key: key('from', dispute.id, source),
    })),
    ...(evidence.length === 0 ? [] : [{ label: '看照片', key: key('photos', dispute.id) }]),
  ],
});

export const evidenceWanted: Answer = {
  text: '写上是什么、几页、原件还是复印件，再拍照。比如“维修收据 2页 复印件”。身份证、别人的脸不要拍。',
};
export const noPapersOfPersons: Answer = {
  text: '身份证件只看不留，点“告知和核对”记一下看过了就行。别的证据接着写。',
};
export const noRecordings: Answer = {
  text: '证据不收录音、录像和文件，免得带进别人的声音和脸。写上名称、拍一张照片就行。',
};

export const evidenceKept = (
  id: number,
  evidenceId: number,
  { name, form, pages }: { name: string; form: MediationEvidence['form']; pages: number },
): Answer => ({
  text: `证据记下了：${name}${form === 'photo' ? '' : `，${forms[form]}`}${pages === 0 ? '' : `，${pages}页`}。要拍照就发来，下一份接着写。照片结案 30 天后删掉。`,
  choices: [
    { label: '好了', key: key('done', id) },
    { label: '删掉这份', key: key('drop', id, evidenceId) },
  ],
});
export const pageKept: Answer = { text: '照片收进这份证据了。' };
export const evidenceDropped: Answer = { text: '删掉了，照片也删了。下一份接着写，或者点“好了”。' };
export const evidencePhotos = (count: number): Answer => ({
  text: count === 0 ? '还没有照片。' : `照片 ${count} 张另发给您，请只自己看。`,
});
