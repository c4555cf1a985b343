import { markHard } from '../../actions/tickets/mark-hard';
import { hardNews, hardQuestions } from '../../notices/tickets/hard-words';
import { assignees } from './decision';
import { dayField, stepHandler, wordField, wordsField, type Field } from './step';

const whoLeads: Field['choices'] = ({ context }, ticket) =>
  assignees(context.office.directory, ticket)
    .slice(0, MOST)
    .map(({ name }) => name);
const MOST = 5;

/** 难题: lead, desk, person, measure and date; one line, or one question at a time. */
export const hardHandler = stepHandler({
  intent: 'hard',
  transition: 'mark_hard',
  words: ['难题', '列为难题'],
  for: ['leader', 'official'],
  example: '难题 T-0001 城管科 物业公司 主任己 约施工方换管 12月20日',
  does: '列为难题：牵头、责任单位、责任人、措施、期限',
  fields: [
    { ...wordField('lead', hardQuestions.lead), choices: whoLeads },
    wordField('desk', hardQuestions.desk),
    wordField('person', hardQuestions.person),
    wordsField('measure', hardQuestions.measure),
    dayField('day', hardQuestions.day),
  ],
  settle: async ({ context }, ticket, { lead = '', desk = '', person = '', measure = '', day = '' }) => {
    const fields = { lead, desk, person, measure, day };
    const today = context.office.calendar.local(context.now).day;
    return hardNews(await markHard(context, ticket, fields), fields, today);
  },
});
