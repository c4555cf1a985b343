import { advanceDispute } from '../../models/mediation/advance-dispute';
import type { Context } from '../../models/context';
import { loadDispute } from '../../models/mediation/dispute-rights';
import type { MediationEvidence } from '../../models/mediation/mediation';
import { insert } from '../../models/store/transaction';
import { takeFiles } from './hold-session';

export interface GivenEvidence {
  source: MediationEvidence['source'];
  name: string;
  form: MediationEvidence['form'];
  /** 0: not said. */
  pages: number;
}

/** 证据: one piece, with the photos that came in the same turn. Its name is sealed, its photos lie encrypted. */
export async function keepEvidence(
  context: Context,
  id: number,
  { source, name, form, pages }: GivenEvidence,
): Promise<number> {
  const { tx, now } = context;
  await advanceDispute(context, await loadDispute(tx, id), { step: 'keep_evidence', note: name });
  const row = { disputeId: id, at: now, source, name: tx.vault.seal(name), form, pages };
  const evidenceId = await insert(tx, 'mediation_evidence', row);
  await takeFiles(context, id, { evidenceId });
  return evidenceId;
}

/** Its name came after its photo. */
export async function nameEvidence(
  context: Context,
  id: number,
  evidenceId: number,
  { name, form, pages }: Omit<GivenEvidence, 'source'>,
): Promise<void> {
  const { tx } = context;
  await advanceDispute(context, await loadDispute(tx, id), { step: 'keep_evidence', note: name });
  const sql = 'UPDATE mediation_evidence SET name = ?, form = ?, pages = ? WHERE disputeId = ? AND id = ?';
  await tx.run(sql, [tx.vault.seal(name), form, pages, id, evidenceId]);
}

/** Another page of it. */
export async function addToEvidence(context: Context, id: number, evidenceId: number): Promise<void> {
  await advanceDispute(context, await loadDispute(context.tx, id), { step: 'keep_evidence' });
  await takeFiles(context, id, { evidenceId });
}

/** It was wrong to keep it: the entry goes, and with the rows of its photos their keys. */
export async function dropEvidence(context: Context, id: number, evidenceId: number): Promise<void> {
  const { tx } = context;
  await advanceDispute(context, await loadDispute(tx, id), { step: 'keep_evidence', note: '删掉一份' });
  await tx.run('DELETE FROM attachment WHERE disputeId = ? AND evidenceId = ?', [id, evidenceId]);
  await tx.run('DELETE FROM mediation_evidence WHERE disputeId = ? AND id = ?', [id, evidenceId]);
}
