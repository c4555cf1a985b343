import type { Dispute } from './dispute';
import { one, type Reader } from '../store/transaction';

/** Papers a volume can't be closed without (mediation.md §3, ★). */
export type Compulsory = 'inform' | 'identify' | 'session';

/**
 * What is still missing of them. An oral settlement needs none: what was said stands in its own register (art. 28), and
 * it is made in a minute.
 */
export async function lacking(
  reader: Reader,
  { id, form, informedAt, identifiedAt }: Pick<Dispute, 'id' | 'form' | 'informedAt' | 'identifiedAt'>,
): Promise<Compulsory[]> {
  if (form !== 'written') return [];
  const talk = await one(reader, 'SELECT id FROM mediation_session WHERE disputeId = ?', [id]);
  return [
    ...(informedAt === null ? (['inform'] as const) : []),
    ...(identifiedAt === null ? (['identify'] as const) : []),
    ...(talk === null ? (['session'] as const) : []),
  ];
}
