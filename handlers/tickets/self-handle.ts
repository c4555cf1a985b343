import { selfHandle } from '../../actions/tickets/self-handle';
import { Failure } from '../../models/failure';
import { picturesOf } from '../../models/tickets/tickets';
import type { Answer } from '../../notices/answer';
import { quantityWords } from '../../notices/tickets/handling-words';
import { selfHandledWords } from '../../notices/tickets/report-words';
import type { Handler } from '../handler';
import { interpret } from '../interpret';
import { knownOf } from '../turn/known';
import { channelOf, type Turn } from '../turn/turn';

/** 随手清理了3号楼的小广告12处: the verb belongs to what was done. */
const BY_THE_WAY = ['随手', '顺手'].flatMap((word) =>
  ['清', '捡', '修', '扶', '处理', '收拾', '关', '换'].map((verb) => `${word}${verb}`),
);

/** 随手办: found and done on the spot, one message and a photo. */
export const selfHandleHandler: Handler = {
  intent: 'selfhandle',
  commands: [
    {
      words: ['随手办', '自办自结', '自办', ...BY_THE_WAY],
      glued: true,
      for: ['member', 'leader'],
      example: '随手办 3号楼 小广告清了12处',
      does: '当场办好的事，一条就上报、办结、计数',
      run,
    },
  ],
};

async function run(turn: Turn, rest: string): Promise<Answer> {
  const { context, person } = turn;
  if (!context.office.directory.isStaff(person.id)) throw new Failure('role.staff_only');
  const done = /^[随顺]手(?!办)/.test(turn.input.text) ? turn.input.text.slice(2) : rest;
  if (done === '') return { text: '随手办了什么？比如“随手办 3号楼 小广告清了12处”，再发一张照片。' };
  const understood = interpret(done, knownOf(context.office.directory, person));
  const ticket = await selfHandle(
    context,
    person,
    channelOf(turn),
    {
      category: understood.category === 'NONE' ? '1307' : understood.category,
      placeId: understood.placeId ?? null,
      placeText: understood.placeText,
      subject: understood.subject || done,
      description: done,
      urgency: 'normal',
      confirmed: true,
    },
    understood.quantities,
  );
  const pictures = await picturesOf(context.tx, ticket.id);
  return selfHandledWords(context.office, ticket, quantityWords(understood.quantities), pictures.length);
}
