/** What a column is called, and how wide people like it. */
export interface ColumnRule {
  title: string;
  /** An empty cell is a fault; the words say what belongs there. */
  needs?: string;
  /** Characters that fit. */
  most?: number;
  width?: number;
}

export interface SheetRule {
  name: string;
  /** For people who fill it in; the first lines of the written file's sheet. */
  says: string;
  columns: Readonly<Record<string, ColumnRule>>;
}
