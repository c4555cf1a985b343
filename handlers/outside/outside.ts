import { checkMayHandOut, handOut, loadWork, noteTold, stepOutside } from '../../actions/residents/hand-out';
import type { Owner } from '../../models/outside/arrangement';
import { arrangementOf } from '../../models/context';
import { loadTicket } from '../../models/tickets/advance';
import { closeDialogue, openDialogue, type OpenDialogue } from '../../models/exchange/dialogues';
import { Failure } from '../../models/failure';
import { bindOutside, jobsWaiting, ownersOf } from '../../models/outside/outside';
import { selfChecksOf } from '../../models/rounds/self-check';
import type { Ticket } from '../../models/tickets/ticket';
import { ticketsUnclaimed } from '../../models/tickets/unclaimed';
import { readTicketNumber } from '../../models/tickets/workflow';
import type { Answer } from '../../notices/answer';
import { showPicture } from '../../notices/outside/outside-picture';
import {
  codeUsed,
  handedOut,
  jobMenu,
  outsideList,
  takenByOutside,
  thanksOutside,
  toldWords,
  unclaimedList,
  welcomeOutside,
  whatWasDone,
  whyNot,
} from '../../notices/outside/outside-words';
import { finishNeedsWords } from '../../notices/tickets/handling-words';
import { selfCheckChoice } from '../../notices/rounds/self-check-words';
import type { Handler } from '../handler';
import type { Turn } from '../turn/turn';

interface Slots {
  jobId: number;
  step: 'done' | 'back';
}

const WORDS_WITHIN = 2 * 3_600_000;

/** 转单位: property firms and contractors, by numbered menus; and what nobody owns. */
export const outsideHandler: Handler = {
  intent: 'outside',
  commands: [
    {
      words: ['转单位', '转物业'],
      for: ['member', 'leader'],
      example: '转单位 T-0001',
      does: '转给管这个地方的单位，您继续跟；也可以写明单位名',
      run: command,
    },
    {
      words: ['无人认领', '没人管的'],
      for: ['leader'],
      example: '无人认领',
      does: '看没有单位管的地方有哪些事，碰头会上定人',
      run: async ({ context, person }) => {
        const { office, tx } = context;
        if (!office.directory.has(person.id, 'leader')) throw new Failure('role.other', { who: '网格长' });
        return unclaimedList(await ticketsUnclaimed(tx, office, person.id));
      },
    },
  ],
  press: {
    list: async (turn) => {
      const tasks = await outsideTasks(turn);
      if (!tasks) throw new Failure('choice.gone');
      return tasks;
    },
    show: async (turn, [key]) => {
      const { ticket, job } = await loadWork(turn.context, idIn(key));
      await showPicture(turn.context, ticket, turn.contact);
      return jobMenu(turn.context.office, ticket, job, turn.context.now);
    },
    take: async (turn, [key]) => {
      const work = await loadWork(turn.context, idIn(key));
      await stepOutside(turn.context, work, 'take');
      await showPicture(turn.context, work.ticket, turn.contact);
      return takenByOutside(work.ticket, work.job);
    },
    done: (turn, [key]) => ask(turn, { jobId: idIn(key), step: 'done' }),
    back: (turn, [key]) => ask(turn, { jobId: idIn(key), step: 'back' }),
    told: async (turn, [key]) => {
      const { job, ticket, owner } = await loadWork(turn.context, idIn(key));
      await noteTold(turn.context, job);
      return toldWords(ticket, owner);
    },
  },
  proceed: (turn, dialogue) => answered(turn, dialogue as OpenDialogue<Slots>),
};

const idIn = (key: string | undefined): number => Number(/^J(\d{1,9})$/.exec(key ?? '')?.[1] ?? 0);

/** T-0001, or T-0001 安居物业; without a name it is the owner of the place. */
async function command(turn: Turn, rest: string): Promise<Answer> {
  const { context } = turn;
  const [first = '', name = ''] = rest.split(/\s+/);
  const number = readTicketNumber(first);
  if (number === null) throw new Failure('outside.usage');
  const ticket = await loadTicket(context, number);
  checkMayHandOut(context, ticket);
  const { owners } = arrangementOf(context.office);
  const place = context.office.directory.place(ticket.placeId);
  const owner: Owner | null =
    name === ''
      ? arrangementOf(context.office).owner(place?.ownerId)
      : (owners.find((one) => one.name === name) ?? owners.find((one) => one.name.includes(name)) ?? null);
  if (owner === null)
    throw new Failure('outside.unknown', {
      name: name || '这个地方',
      names: owners.map((one) => one.name).join('、') || '还没有登记',
    });
  const { reached } = await handOut(context, ticket, owner);
  return handedOut(ticket, owner, reached);
}

async function ask({ context, person }: Turn, slots: Slots): Promise<Answer> {
  const { ticket, job } = await loadWork(context, slots.jobId);
  if (job.doneAt !== null || job.returnedAt !== null) throw new Failure('choice.gone');
  const expiresAt = context.now + WORDS_WITHIN;
  await openDialogue(context.tx, person, 'outside', slots, context.now, { expiresAt });
  return slots.step === 'done' ? whatWasDone(ticket) : whyNot(ticket);
}

async function answered(
  { context, person, input }: Turn,
  dialogue: OpenDialogue<Slots>,
): Promise<Answer | null> {
  const { jobId, step } = dialogue.slots;
  if (input.text === '') return step === 'done' && input.files.length > 0 ? finishNeedsWords : null;
  await stepOutside(context, await loadWork(context, jobId), step, input.text);
  await closeDialogue(context.tx, dialogue.id, person.id, context.now);
  return thanksOutside;
}

const CODE = /^o-([0-9a-f]{24})$/;

/** A one-time code of an owner was scanned; null: it is none. */
export async function letOutsideIn({ context, person }: Turn, sceneParam: string): Promise<Answer | null> {
  const code = CODE.exec(sceneParam)?.[1];
  if (code === undefined) return null;
  const ownerId = await bindOutside(context.tx, code, person.id, context.now);
  const owner = arrangementOf(context.office).owner(ownerId);
  if (owner === null) return codeUsed;
  return welcomeOutside(owner, selfCheckChoice(await selfChecksOf(context.tx, context.office, person.id)));
}

/** 我的任务 of somebody who works for an owner; null for everybody else. */
export async function outsideTasks({ context, person }: Turn): Promise<Answer | null> {
  const owners = await ownersOf(context.tx, person.id);
  if (owners.length === 0) return null;
  const jobs = await jobsWaiting(context.tx, owners);
  const rows: { job: (typeof jobs)[number]; ticket: Ticket }[] = [];
  for (const job of jobs) rows.push({ job, ticket: await loadTicket(context, job.ticketId) });
  return outsideList(context.office, rows, context.now);
}
