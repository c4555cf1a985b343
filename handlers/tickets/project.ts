import { addMilestone, plan, reachMilestone } from '../../actions/tickets/plan-project';
import { checkMove, loadTicket } from '../../models/tickets/advance';
import { Failure } from '../../models/failure';
import {
  milestoneAdded,
  milestoneReached,
  projectQuestions,
  projectWords,
} from '../../notices/tickets/stand-words';
import { dayField, splitNumber, stepHandler, wordsField } from './step';

/** 需立项: what was done so that nobody comes to harm, then milestones. */
export const projectHandler = stepHandler({
  intent: 'project',
  transition: 'plan',
  words: ['立项', '需立项'],
  for: ['leader', 'official'],
  example: '立项 T-0001 已围挡，等大修资金',
  does: '要立项才能解决的：先保安全，再按节点办',
  fields: [wordsField('safe', projectQuestions.safe)],
  settle: async ({ context }, ticket, { safe = '' }) => projectWords(await plan(context, ticket, safe)),
  commands: [
    {
      words: ['节点完成'],
      for: ['leader', 'official'],
      example: '节点完成 T-0001',
      does: '下一个节点完成了',
      run: async ({ context }, rest) => {
        const { id } = splitNumber(rest);
        if (id === null) throw new Failure('step.which', { example: '节点完成 T-0001' });
        const ticket = await loadTicket(context, id);
        checkMove(context, ticket, 'milestone');
        const { reached, left } = await reachMilestone(context, ticket);
        return milestoneReached(ticket, reached.words, left);
      },
    },
  ],
});

/** 节点 of a project. */
export const milestoneHandler = stepHandler({
  intent: 'milestone',
  transition: 'milestone',
  words: ['节点'],
  for: ['leader', 'official'],
  example: '节点 T-0001 12月20日 出方案',
  does: '给立项的事定一个节点',
  fields: [dayField('day', projectQuestions.day), wordsField('words', projectQuestions.words)],
  settle: async ({ context }, ticket, { day = '', words = '' }) =>
    milestoneAdded(
      await addMilestone(context, ticket, words, day),
      words,
      day,
      context.office.calendar.local(context.now).day,
    ),
});
