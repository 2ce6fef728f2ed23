import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { type Server, type Socket, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * What an address of Linux holds after its first byte. A shorter abstract name is another name for Node 20, which fills it up
 * with zeros, than for later ones, which do not: a lock that some do not see.
 */
const ABSTRACT_NAME_BYTES = 107;

/**
 * A name that only one process of this machine can listen on. The kernel frees it with the process, however that ends, so
 * there is no stale lock to judge and no process id to mistake for another's. No network leads to it.
 *
 * @param folder as `realpath` gives it
 */
export function socketAddress(folder: string): string {
  const name = `ats-kit-${createHash('sha256').update(folder).digest('hex').slice(0, 32)}`;
  if (process.platform === 'linux') return `\0${name.padEnd(ABSTRACT_NAME_BYTES, '-')}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  return path.join(tmpdir(), `${name}.sock`);
}

function listen(address: string, onConnection: (socket: Socket) => void): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(onConnection);
    server.once('error', reject);
    server.listen(address, () => resolve(server.unref()));
  });
}

function isAnswering(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

async function acquire(address: string, onConnection: (socket: Socket) => void): Promise<Server> {
  try {
    return await listen(address, onConnection);
  } catch (error) {
    // A socket that is a file outlives its process; abstract names and pipes do not.
    const isFile = process.platform !== 'linux' && process.platform !== 'win32';
    if (!isFile || (await isAnswering(address))) throw error;
    await rm(address, { force: true });
    return listen(address, onConnection);
  }
}

/** @throws EADDRINUSE when another process listens on the address */
export async function holdSocket(
  address: string,
  onConnection: (socket: Socket) => void,
): Promise<{ release(): Promise<void> }> {
  const connections = new Set<Socket>();
  const server = await acquire(address, (socket) => {
    connections.add(socket);
    socket.once('close', () => connections.delete(socket));
    // Whoever connects may go away at any moment, and that is their affair.
    socket.on('error', () => undefined);
    onConnection(socket);
  });
  return {
    release: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of connections) socket.destroy();
      }),
  };
}
