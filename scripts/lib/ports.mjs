import { connect, createServer } from 'node:net';

const TRIES = 100;

const canListen = (port, host) =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(new Error(`cannot listen on ${host}:${port}: ${error.message}`));
    });
    server.listen(port, host, () => server.close(() => resolve(true)));
  });

// On macOS a server on one address does not keep another from listening on all of them, so ask whether anybody answers.
const answers = (port) =>
  new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 500 });
    const done = (result) => {
      socket.destroy();
      resolve(result);
    };
    socket.once('connect', () => done(true));
    socket.once('error', () => done(false));
    socket.once('timeout', () => done(false));
  });

/** The preferred port, or the next one that nobody uses and that is not in `taken`. */
export async function freePort(preferred, host, taken = []) {
  for (let port = preferred; port < preferred + TRIES && port <= 65_535; port += 1) {
    if (!taken.includes(port) && (await canListen(port, host)) && !(await answers(port))) return port;
  }
  throw new Error(`no free port from ${preferred} on`);
}

/** A port from the environment, or the default. */
export function portFrom(name, value, fallback) {
  if (value === undefined || value === '') return fallback;
  const port = Number(value);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`${name} must be a port between 1 and 65535, not "${value}"`);
  }
  return port;
}
