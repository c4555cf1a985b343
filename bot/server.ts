import http from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * An HTTP server that lets nobody hang: a request that isn't complete after 8 s is closed, looked after every second
 * (without the last, Node looks only every 30 s).
 */
export function createServer(listener: http.RequestListener): http.Server {
  return http.createServer(
    {
      requestTimeout: 8_000,
      headersTimeout: 8_000,
      connectionsCheckingInterval: 1_000,
      // Longer than the pause of a proxy in front, so that it isn't us who closes a connection that is being reused.
      keepAliveTimeout: 65_000,
    },
    listener,
  );
}

/** Starts listening; resolves with the port, which the system chooses when 0 is asked for. */
export function listen(server: http.Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

/** Stops listening, lets requests in flight finish, and after `milliseconds` closes what is still open. */
export function closeGracefully(server: http.Server, milliseconds: number): Promise<void> {
  return new Promise((resolve, reject) => {
    // A connection becomes idle when its answer is out; Node closes only those that are idle at the call.
    const sweep = setInterval(() => server.closeIdleConnections(), 50);
    const bound = setTimeout(() => server.closeAllConnections(), milliseconds);
    server.close((error) => {
      clearInterval(sweep);
      clearTimeout(bound);
      if (error === undefined || (error as NodeJS.ErrnoException).code === 'ERR_SERVER_NOT_RUNNING')
        resolve();
      else reject(error);
    });
    server.closeIdleConnections();
  });
}
