import { openAsBlob } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { WecomClient } from '../../bot/api-client';
import type { Clock } from '../../bot/clock';
import type { MediaShelf, OwnFileMessage } from '../../bot/outbox';
import type { Database } from '../store/database';
import type { FileFolder } from './file-folder';
import type { UploadedFile } from './stored-file';
import { insert, isUniqueViolation, one } from '../store/transaction';

/** Three days (P90253) less what a message may wait and a clock may differ. */
const GOOD_FOR = 3 * 86_400_000 - 2 * 3_600_000;

export type UploadClient = Pick<WecomClient, 'uploadMedia' | 'uploadWebhookMedia'>;

/** Stored files under ids of the platform: uploaded once, and again when the id is about to die. */
export class MediaLibrary implements MediaShelf {
  constructor(
    private readonly database: Database,
    private readonly client: UploadClient,
    private readonly folder: FileFolder,
    private readonly clock: Clock,
  ) {}

  async mediaId({ msgtype: type, own }: OwnFileMessage, webhookKey?: string): Promise<string | null> {
    const now = this.clock.now();
    const scope = webhookKey === undefined ? '' : this.database.vault.fingerprint(webhookKey);
    const known = await one<UploadedFile>(
      this.database,
      'SELECT * FROM uploaded_file WHERE sha256 = ? AND type = ? AND scope = ?',
      [own.id, type, scope],
    );
    if (known && now < known.uploadedAt + GOOD_FOR) return known.mediaId;
    const path = this.folder.pathOf(own.id);
    if (!(await stat(path).catch(() => null))) return null;
    const file = await openAsBlob(path);
    const { mediaId } =
      webhookKey === undefined
        ? await this.client.uploadMedia(type, file, own.name)
        : await this.client.uploadWebhookMedia(
            webhookKey,
            type === 'voice' ? 'voice' : 'file',
            file,
            own.name,
          );
    await this.remember({ sha256: own.id, type, scope, mediaId, uploadedAt: now });
    return mediaId;
  }

  private remember({ sha256, type, scope, mediaId, uploadedAt }: Omit<UploadedFile, 'id'>): Promise<void> {
    return this.database.write(async (tx) => {
      const change =
        'UPDATE uploaded_file SET mediaId = ?, uploadedAt = ? WHERE sha256 = ? AND type = ? AND scope = ?';
      const values = [mediaId, uploadedAt, sha256, type, scope];
      if ((await tx.run(change, values)).affected > 0) return;
      try {
        await insert(tx, 'uploaded_file', { sha256, type, scope, mediaId, uploadedAt });
      } catch (error) {
        // Another sender uploaded it in the same moment; either id is good.
        if (!isUniqueViolation(error)) throw error;
      }
    });
  }
}
