import { readFile } from 'node:fs/promises';
import path from 'node:path';
import Router from 'koa-router';

/** `WW_verify_` and the letters and digits the console made up; nothing that could leave the folder. */
const NAME = /^\/WW_verify_[A-Za-z0-9]{1,64}\.txt$/;

/** Proof that a domain is ours (P90315): the file of the console, as it was put into the folder. */
export function verifyRoutes(folder: string): Router {
  const router = new Router();
  router.get(NAME, async (context) => {
    try {
      context.body = await readFile(path.join(folder, path.basename(context.path)));
      context.type = 'text/plain';
    } catch {
      context.status = 404;
    }
  });
  return router;
}
