import type { Office } from '../../models/context';
import type { OwnerKind } from '../../models/staff/grid';
import { routeOf } from '../../models/tickets/routing';
import type { Ticket } from '../../models/tickets/ticket';
import { passes } from '../../models/tickets/travel';

const ownerNames: Record<OwnerKind, string> = {
  property: '物业',
  holder: '产权单位',
  utility: '市政供电供水单位',
  community: '社区',
  nobody: '',
};

/** Whose job it is, in the resident's words; '' when it is the grid's own. */
export function chargeOf(office: Office, ticket: Ticket): string {
  if (!passes(ticket, 'agenda')) return '';
  if (ticket.desk !== null) return `这件事归${ticket.desk}办，我们会跟到办好。`;
  const { kind, owner, byOwner } = routeOf(office, ticket);
  if (kind === 'nobody') return '这里还没有单位管，社区会在碰头会上定人。';
  return byOwner && kind !== null ? `这件事归${owner?.name ?? ownerNames[kind]}办，我们会跟到办好。` : '';
}
