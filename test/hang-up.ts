import { request } from 'node:http';
import type { Street } from './street';
import { until } from './until';

/** A sealed callback, and the door it is put through. */
export interface Letter {
  path: string;
  query: string;
  body: string;
}

/**
 * Posts a callback and hangs up while its work waits for the writer. Comes back when the house has noticed; what it
 * gives lets the work go on.
 */
export async function postAndHangUp(street: Street, letter: Letter): Promise<() => void> {
  const connected = await connections(street);
  const { arrived, letIn } = holdNextWrite(street);
  const call = request({
    host: '127.0.0.1',
    port: street.house.port,
    path: `${letter.path}?${letter.query}`,
    method: 'POST',
  });
  call.on('error', () => undefined);
  call.end(letter.body);
  await arrived;
  await new Promise<void>((resolve) => {
    call.on('close', resolve);
    call.destroy();
  });
  await until(async () => (await connections(street)) <= connected);
  return letIn;
}

function holdNextWrite({ house: { database } }: Street): { arrived: Promise<void>; letIn: () => void } {
  const write = database.write.bind(database);
  let letIn = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    letIn = resolve;
  });
  const arrived = new Promise<void>((resolve) => {
    const held: typeof database.write = async (job) => {
      resolve();
      await gate;
      return write(job);
    };
    jest.spyOn(database, 'write').mockImplementationOnce(held);
  });
  return { arrived, letIn };
}

const connections = ({ house }: Street): Promise<number> =>
  new Promise((resolve) => {
    house.server.getConnections((_error, count) => resolve(count));
  });
