import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import type Router from 'koa-router';
import type { Platform } from './platform';

/** The files of the page stand beside the compiled code as they were written. */
const folder = path.join(__dirname, 'page');
const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
};

export function pageRoutes(router: Router, platform: Platform): void {
  router.get('/sim/media/:id', (context) => {
    const medium = platform.media.find(String(context.params.id));
    if (!medium) return;
    context.type = medium.contentType;
    context.set('cache-control', 'max-age=86400');
    context.body = medium.content;
  });
  router.get('/sim/robot-files/:id', (context) => {
    const content = platform.robot?.file(String(context.params.id));
    if (!content) return;
    context.type = 'application/octet-stream';
    context.body = content;
  });
  router.get(['/sim/', '/sim/page/:file'], (context) => {
    if (context.path === '/sim') return context.redirect('/sim/'); // the page's addresses are relative
    const name = context.params.file ?? 'index.html';
    const ending = /^[a-z-]+\.(html|css|js)$/.exec(name)?.[1];
    const file = path.join(folder, name);
    if (!ending || !existsSync(file)) return;
    context.type = types[ending] ?? '';
    context.set('cache-control', 'no-cache');
    context.body = createReadStream(file);
  });
}
