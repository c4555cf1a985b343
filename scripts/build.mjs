// Compiles to dist/ and copies what is not TypeScript (data files, the simulator's page) beside it.
import { cpSync, existsSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
rmSync(path.join(root, 'dist'), { recursive: true, force: true });
const compiler = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
const result = spawnSync(process.execPath, [compiler], { cwd: root, stdio: 'inherit' });
if (result.status !== 0) process.exit(result.status ?? 1);
for (const folder of ['simulator/page', 'handlers/interpret/data', 'documents/templates']) {
  const from = path.join(root, folder);
  if (existsSync(from)) cpSync(from, path.join(root, 'dist', folder), { recursive: true });
}
