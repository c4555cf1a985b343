import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { rolesPage } from './roles-page';

// Compiled to dist/cli; the page lies two floors up.
writeFileSync(path.join(__dirname, '..', '..', 'docs', 'roles.md'), rolesPage());
