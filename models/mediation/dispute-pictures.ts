import { readFile } from 'node:fs/promises';
import type { FileFolder } from '../exchange/file-folder';
import { openFileBytes } from '../store/sealed-file';
import type { Attachment } from '../tickets/ticket';
import { one, type Reader } from '../store/transaction';

/** A photo or voice of a mediation that lies on the disk, encrypted. */
export type DisputeAttachment = Pick<
  Attachment,
  'id' | 'kind' | 'disputeId' | 'sessionId' | 'evidenceId' | 'fileKey' | 'createdAt'
> & { sha256: string; contentType: string; bytes: number };

const STORED = `SELECT a.id, a.kind, a.disputeId, a.sessionId, a.evidenceId, a.fileKey, a.createdAt, a.sha256,
    f.contentType, f.bytes FROM attachment a JOIN stored_file f ON f.sha256 = a.sha256
  WHERE a.state = 'stored' AND a.fileKey IS NOT NULL`;

/** In the order they came. */
export const disputeAttachments = (reader: Reader, disputeId: number): Promise<DisputeAttachment[]> =>
  reader.rows<DisputeAttachment>(`${STORED} AND a.disputeId = ? ORDER BY a.id`, [disputeId]);

export const disputeAttachment = (reader: Reader, id: number): Promise<DisputeAttachment | null> =>
  one<DisputeAttachment>(reader, `${STORED} AND a.id = ?`, [id]);

/** Its bytes in clear, for as long as somebody looks; the disk keeps the sealed ones. */
export async function openedBytes(
  { vault }: Reader,
  folder: Pick<FileFolder, 'pathOf'>,
  { sha256, fileKey }: Pick<DisputeAttachment, 'sha256' | 'fileKey'>,
): Promise<Buffer | null> {
  const sealed = await readFile(folder.pathOf(sha256)).catch(() => null);
  return sealed === null || fileKey === null ? null : openFileBytes(sealed, vault.open(fileKey));
}
