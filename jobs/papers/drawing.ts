import type { Chart } from '../../documents/chart';
import type { Sheet } from '../../documents/xlsx';
import type { Office } from '../../models/context';
import type { Database } from '../../models/store/database';
import type { Paper } from '../../models/figures/paper';

/** A file as it was drawn, still in the folder it was drawn into. */
export interface DrawnFile {
  path: string;
  /** As people see it. */
  name: string;
  type: 'image' | 'file';
  contentType: string;
}

export interface Drawing {
  database: Database;
  office: Office;
  now: number;
  paper: Paper;
  /** Empty, of this paper alone. */
  folder: string;
  /** Where the house's own files lie. */
  mediaFolder: string;
  /** How far it is; told to whoever asked, not too often. */
  say: (words: string) => Promise<void>;
}

/** Pictures and workbooks whose numbers are already known: those of a bulletin are the published ones. */
export interface ReadyPaper {
  charts: { name: string; chart: Chart }[];
  books: { name: string; sheets: Sheet[] }[];
}

/** What a workbook or Word file is by its first bytes, as every stored file is known. */
export const OFFICE_FILE = 'application/zip';
