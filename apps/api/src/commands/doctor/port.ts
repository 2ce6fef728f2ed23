import { createServer } from 'node:net';
import type { Patient } from './patient.ts';
import { type Finding, fail, ok, warn } from './finding.ts';

const TIMEOUT_MS = 5_000;
const REQUEST_ID = /^req_[0-9A-HJKMNP-TV-Z]{26}$/;

/** The address by which this machine reaches what listens on a host. */
function ownUrl(host: string, port: number): string {
  if (host === '0.0.0.0') return `http://127.0.0.1:${port}`;
  if (host === '::') return `http://[::1]:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Whether one can listen there: for a moment, it is listened to. @returns the code of what was wrong */
function tryToListen(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.name));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}

async function findFree(host: string, port: number): Promise<Finding> {
  const code = await tryToListen(host, port);
  const place = `${host}:${port}`;
  if (code === undefined) return ok('port', `${place} is free`);
  if (code === 'EADDRINUSE')
    return fail(
      'port',
      `something listens on ${place}, and does not answer`,
      `Stop or restart it (\`ss -ltnp 'sport = :${port}'\` names it), or set PORT to another one.`,
    );
  if (code === 'EACCES')
    return fail('port', `this user may not listen on ${place}`, 'Set PORT to one from 1024 on.');
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return fail('port', `${host} is no address of this machine`, 'Set HOST to one, or to 0.0.0.0 for all.');
  return fail('port', `one cannot listen on ${place}: ${code}`, 'Set HOST and PORT to where one can.');
}

/** Whether the port is free, or who serves on it. */
export async function examinePort({
  config: { host, port },
  kind,
  isServed,
  absence,
}: Patient): Promise<Finding[]> {
  const url = ownUrl(host, port);
  const answer = await fetch(`${url}/health`, {
    signal: AbortSignal.timeout(TIMEOUT_MS),
    redirect: 'manual',
  }).catch(() => undefined);
  await answer?.body?.cancel();
  if (!answer) return [await findFree(host, port)];
  if (!REQUEST_ID.test(answer.headers.get('x-request-id') ?? ''))
    return [
      fail('port', `another program than this one answers at ${url}`, 'Stop it, or set PORT to another one.'),
    ];
  // Nobody has the data folder, so this one has another.
  if (kind === 'pglite' && !isServed && absence?.status !== 'fail')
    return [
      fail(
        'port',
        `another ATS API answers at ${url}, with another data folder`,
        'Stop it, or set PORT to another one; or set ATS_DATA_DIR to its folder.',
      ),
    ];
  if (answer.ok) return [ok('port', `an ATS API answers at ${url}, and is well`)];
  return [
    warn(
      'port',
      `an ATS API answers at ${url}, but not well: /health is ${answer.status}`,
      'See what it logs, and what the other lines here say.',
    ),
  ];
}
