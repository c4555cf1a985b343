import { Entity } from 'typeorm';
import { Id, Time, Whole, Words } from '../store/columns';

/** A file on disk (models/exchange/file-folder.ts), once however often it was sent. */
@Entity('stored_file')
export class StoredFile {
  @Id() id!: number;
  /** Of the bytes as they lie on disk, 64 hex digits. */
  @Words(64) sha256!: string;
  /** By its content, not by its name. */
  @Words(60) contentType!: string;
  @Whole() bytes!: number;
  @Time() storedAt!: number;
}

/** A media id the platform gave for a file of ours; good for three days (P90253). */
@Entity('uploaded_file')
export class UploadedFile {
  @Id() id!: number;
  @Words(64) sha256!: string;
  @Words(8) type!: 'image' | 'voice' | 'video' | 'file';
  /** Empty for the app and customer service; else the fingerprint of the one webhook it works for. */
  @Words(64) scope!: string;
  @Words(256) mediaId!: string;
  @Time() uploadedAt!: number;
}

/** A file of a ticket that was passed on: one of each kind for a ticket, reader and round. */
@Entity('forwarded_file')
export class ForwardedFile {
  @Id() id!: number;
  @Whole() ticketId!: number;
  @Whole() personId!: number;
  /** The kind, in a later round of the work with its number behind it: `image.1`. */
  @Words(8) type!: string;
  @Time() queuedAt!: number;
}
