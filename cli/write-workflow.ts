import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { workflowPage } from './workflow-page';

// Compiled to dist/cli; the page lies two floors up.
writeFileSync(path.join(__dirname, '..', '..', 'docs', 'workflow.md'), workflowPage());
