import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer, listen } from '../bot/server';

type Serve = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface EarlyServer {
  server: Server;
  port: number;
  /** From now on requests are served, those first that waited. */
  open: (serve: Serve) => void;
}

/**
 * A server that listens before the house behind it is wired, for what is wired may need to know its port. A request that
 * comes early waits. Throws when the port is taken.
 */
export async function listenEarly(port: number, host: string): Promise<EarlyServer> {
  let open: (serve: Serve) => void = () => undefined;
  const wired = new Promise<Serve>((resolve) => {
    open = resolve;
  });
  const server = createServer((request, response) => void wired.then((serve) => serve(request, response)));
  return { server, port: await listen(server, port, host), open };
}
