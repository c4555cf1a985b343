import { concerning, holdsRight } from '../../models/staff/rights';
import { standingIn } from '../../models/tickets/standing';
import { Failure } from '../../models/failure';
import type { Answer } from '../../notices/answer';
import { standingList } from '../../notices/tickets/standing-words';
import type { Handler } from '../handler';
import type { Turn } from '../turn/turn';

/** 放着的事: what is suspended, a project or a hard case in one's own nodes. */
export const standingHandler: Handler = {
  intent: 'standing',
  commands: [
    {
      words: ['放着的事', '立项清单', '挂起清单', '难题清单'],
      for: ['leader', 'official'],
      example: '放着的事',
      does: '看立项、挂起的事和下一个节点，还有难题',
      run: list,
    },
  ],
};

async function list({ context, person }: Turn): Promise<Answer> {
  const { tx, office } = context;
  const { directory } = office;
  if (!directory.isStaff(person.id)) throw new Failure('role.staff_only');
  if (!holdsRight(directory, person.id, 'see_overdue')) throw new Failure('role.other', { who: '网格长' });
  const nodes = directory.staff(person.id)?.roles.flatMap(({ gridId }) => directory.below(gridId)) ?? [];
  const standing = await standingIn(tx, [...new Set(nodes)]);
  const his = new Set(
    concerning(
      directory,
      person.id,
      standing.map(({ ticket }) => ticket),
    ),
  );
  return standingList(
    office,
    standing.filter(({ ticket }) => his.has(ticket)),
    context.now,
  );
}
