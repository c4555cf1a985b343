import { Table, type QueryRunner, type TableColumnOptions } from 'typeorm';

type Column = TableColumnOptions;

export const id = (): Column => ({
  name: 'id',
  type: 'integer',
  isPrimary: true,
  isGenerated: true,
  generationStrategy: 'increment',
});
export const whole = (name: string, more: Partial<Column> = {}): Column => ({
  name,
  type: 'integer',
  ...more,
});
export const time = (name: string, more: Partial<Column> = {}): Column => ({ name, type: 'bigint', ...more });
export const words = (name: string, length: number, more: Partial<Column> = {}): Column => ({
  name,
  type: 'varchar',
  length: String(length),
  ...more,
});
export const flag = (name: string): Column => ({ name, type: 'boolean', default: 0 });
export const nullable = { isNullable: true } as const;
/** Up to 16 MB; MySQL's `text` ends at 64 KB, which a sealed message can pass. */
export const longText = (name: string, more: Partial<Column> = {}): Column => ({
  name,
  type: 'mediumtext',
  ...more,
});

export interface TableRules {
  unique?: string[][];
  indexes?: string[][];
}

/** Creates one table; index names follow from table and columns, the same on every database. */
export async function createTable(
  runner: QueryRunner,
  name: string,
  columns: Column[],
  { unique = [], indexes = [] }: TableRules = {},
): Promise<void> {
  const lite = runner.connection.options.type === 'better-sqlite3';
  const fitted = columns.map((column) =>
    lite && column.type === 'mediumtext' ? { ...column, type: 'text' } : column,
  );
  await runner.createTable(
    new Table({
      name,
      columns: fitted,
      indices: [
        ...unique.map((names) => ({
          name: `unique_${name}_${names.join('_')}`,
          columnNames: names,
          isUnique: true,
        })),
        ...indexes.map((names) => ({ name: `index_${name}_${names.join('_')}`, columnNames: names })),
      ],
    }),
  );
}
