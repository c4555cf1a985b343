import type { GridLevel } from '../../models/staff/grid';
import {
  choicesOf,
  keyOfWord,
  levelWords,
  type Fault,
  type FaultCode,
} from '../../notices/staff/organisation-words';
import { readBoundaryWords } from './boundary';
import { pathsEnding, type Known } from './known';
import type { FilledRow, FilledSheets } from './sheets';

/** A node as the file has it. */
export interface NodePlan {
  path: string;
  parent: string | null;
  name: string;
  level: GridLevel;
  phone: string | null;
  boundary: string | null;
  /** false: it follows from somebody's row; phone and boundary stay as they are. */
  described: boolean;
}

const EXAMPLES = 12;

/** The tree of the file, and what a word in another sheet means. */
export class NodeBook {
  readonly plans = new Map<string, NodePlan>();

  constructor(
    private readonly known: Known,
    private readonly faults: Fault[],
    /** Path of the node that the importer looks after; null: all. */
    private readonly within: string | null,
  ) {}

  read({ rows, given }: FilledSheets): void {
    if (given.has('grids')) this.readSheet(rows.grids);
    else for (const row of rows.staff) this.readWord(row);
    for (const { path } of this.plans.values()) this.checkScope(path);
  }

  private fault(filled: FilledRow, code: FaultCode, facts: Record<string, string>): void {
    this.faults.push({ sheet: filled.sheet, row: filled.row, code, facts });
  }

  private readSheet(rows: readonly FilledRow[]): void {
    const paths = this.pathsOf(rows);
    const seen = new Map<string, number>();
    for (const filled of rows) {
      const path = paths.get(filled);
      const { name = '', level = '', phone = '', boundary = '' } = filled.cells;
      if (path === undefined || name === '') continue;
      const first = seen.get(path);
      if (first !== undefined) this.fault(filled, 'twice', { first: String(first), what: path });
      seen.set(path, filled.row);
      const key = keyOfWord(levelWords, level);
      if (key === undefined && level !== '')
        this.fault(filled, 'not_one_of', { column: '层级', value: level, choices: choicesOf(levelWords) });
      const drawn = readBoundaryWords(boundary);
      if (drawn === undefined) this.fault(filled, 'bad_boundary', {});
      this.plans.set(path, {
        path,
        parent: path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : null,
        name,
        level: key ?? 'grid',
        phone: phone || null,
        boundary: drawn ?? null,
        described: true,
      });
    }
    const tops = rows.filter(({ cells }) => cells['parent'] === '' && cells['name'] !== '');
    const [, second] = tops;
    if (second)
      this.fault(second, 'several_tops', { names: tops.map(({ cells }) => cells['name']).join('、') });
  }

  /** The whole way of each row, by its parent's; rows whose parent is not there have none. */
  private pathsOf(rows: readonly FilledRow[]): Map<FilledRow, string> {
    const paths = new Map<FilledRow, string>();
    const find = (filled: FilledRow, way: readonly FilledRow[]): string | undefined => {
      const done = paths.get(filled);
      if (done !== undefined) return done;
      const { name = '', parent = '' } = filled.cells;
      if (way.includes(filled)) {
        this.fault(filled, 'own_parent', { value: name });
        return undefined;
      }
      const above =
        parent === '' ? '' : this.parentPath(rows, filled, parent, (row) => find(row, [...way, filled]));
      if (above === undefined) return undefined;
      const path = above === '' ? this.topPath(name) : `${above}/${name}`;
      paths.set(filled, path);
      return path;
    };
    for (const filled of rows) find(filled, []);
    return paths;
  }

  private parentPath(
    rows: readonly FilledRow[],
    filled: FilledRow,
    words: string,
    find: (row: FilledRow) => string | undefined,
  ): string | undefined {
    const last = words.slice(words.lastIndexOf('/') + 1);
    const inFile = rows.filter((row) => row !== filled && row.cells['name'] === last);
    const paths = inFile.length > 0 ? inFile.flatMap((row) => find(row) ?? []) : this.known.byPath.keys();
    const found = [...new Set(pathsEnding(paths, words))];
    if (found.length > 1) this.fault(filled, 'several_nodes', { value: words, example: found[0] ?? '' });
    if (found.length === 0 && (inFile.length === 0 || words.includes('/')))
      this.fault(filled, 'unknown_parent', { value: words, names: this.names() });
    return found.length === 1 ? found[0] : undefined;
  }

  /** A street that stands below a district already is that one. */
  private topPath(name: string): string {
    const [only, second] = pathsEnding(this.known.byPath.keys(), name);
    return only !== undefined && second === undefined ? only : name;
  }

  /** The short form: in an empty house 幸福社区/第2网格 in somebody's row makes both. Later it would be a slip of the pen. */
  private readWord(filled: FilledRow): void {
    if (this.known.grids.length > 0) return;
    let path = '';
    for (const name of (filled.cells['grid'] ?? '').split('/').map((part) => part.trim())) {
      if (name === '') return;
      const parent = path === '' ? null : path;
      path = parent === null ? name : `${parent}/${name}`;
      if (this.plans.has(path)) continue;
      const level = levelOfName(name);
      this.plans.set(path, { path, parent, name, level, phone: null, boundary: null, described: false });
    }
  }

  private checkScope(path: string): void {
    if (this.within === null || path === this.within || path.startsWith(`${this.within}/`)) return;
    this.faults.push({ sheet: '网格', row: 0, code: 'outside', facts: { value: path, own: this.within } });
  }

  /** The path a word means, or null with a fault. */
  resolve(filled: FilledRow, words: string): string | null {
    if (words === '') return null;
    const paths = new Set([...this.plans.keys(), ...this.known.byPath.keys()]);
    const own = pathsEnding(paths, words).filter(
      (path) => this.within === null || path === this.within || path.startsWith(`${this.within}/`),
    );
    // The file's own nodes come first: 第1网格 of another street is not meant.
    const inFile = own.filter((path) => this.plans.has(path));
    const found = inFile.length > 0 ? inFile : own;
    if (found.length === 1) return found[0] ?? null;
    if (found.length > 1) this.fault(filled, 'several_nodes', { value: words, example: found[0] ?? '' });
    else this.fault(filled, 'unknown_node', { value: words, names: this.names() });
    return null;
  }

  private names(): string {
    const paths = [...(this.plans.size > 0 ? this.plans.keys() : this.known.byPath.keys())];
    const more = paths.length > EXAMPLES ? '…' : '';
    return (
      paths
        .slice(0, EXAMPLES)
        .map((path) => path.split('/').slice(-2).join('/'))
        .join('、') + more
    );
  }
}

/** 青石街道 is a street, 幸福社区 a community; everything else a grid. */
function levelOfName(name: string): GridLevel {
  const level = (['street', 'community'] as const).find((one) =>
    levelWords[one].some((ending) => name.endsWith(ending)),
  );
  return level ?? 'grid';
}
