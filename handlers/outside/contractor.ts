import { contractorsOf, settleContractor } from '../../actions/outside/settle-contractor';
import { monthsOf, type Period } from '../../models/period';
import type { Answer } from '../../notices/answer';
import { contractorBegun, contractorNothing, contractorUsage } from '../../notices/outside/contractor-words';
import type { Handler } from '../handler';
import type { Turn } from '../turn/turn';

const LISTED = 10;

/** 对账 安居物业 10月: what a firm was given, what was late, what was checked, with room to sign. */
export const contractorHandler: Handler = {
  intent: 'contractor',
  commands: [
    {
      words: ['对账', '对账单'],
      glued: true,
      last: true,
      for: ['leader', 'official'],
      example: '对账 安居物业 10月',
      does: '出一家单位一个月的对账单（Excel）：转去的事、超时的、检查，双方签字',
      run: settle,
    },
  ],
};

async function settle({ context }: Turn, rest: string): Promise<Answer> {
  const firms = contractorsOf(context);
  const firm = firms
    .toSorted((a, b) => b.name.length - a.name.length)
    .find(({ name }) => rest.includes(name));
  if (!firm) return contractorUsage(firms.slice(0, LISTED).map(({ name }) => name));
  const period = monthIn(rest.replace(firm.name, ' '), context.office.calendar.local(context.now).day);
  return (await settleContractor(context, firm, period))
    ? contractorBegun(firm.name, period)
    : contractorNothing(firm.name, period);
}

/** 10月, 2026年10月, 本月; without one the month before. A month that is still to come was last year's. */
function monthIn(words: string, today: string): Period {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  if (/本月|这个?月|当月/.test(words)) return monthsOf(year, month, 1);
  const [, said, named] = /(?:(\d{4})年)?(\d{1,2})月/.exec(words) ?? [];
  if (named === undefined || Number(named) < 1 || Number(named) > 12) return monthsOf(year, month - 1, 1);
  if (said !== undefined) return monthsOf(Number(said), Number(named), 1);
  return monthsOf(Number(named) > month ? year - 1 : year, Number(named), 1);
}
