// What the samples talk to: the embedded API with a data folder of its own, and the site that they are part of.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../lib/processes.mjs';

const START_TIMEOUT_MS = 60_000;
const POLL_MS = 100;
const BLOCK_TIME_MS = '300';
const HOST = '127.0.0.1';
const TYPES = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html',
  '.map': 'application/json',
};

const listen = (server) =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, HOST, () => resolve(server.address().port));
  });

async function freePort() {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function startApi(dataFolder) {
  const apiUrl = `http://${HOST}:${await freePort()}`;
  const child = spawn(process.execPath, ['dist/main.js'], {
    cwd: path.join(root, 'apps/api'),
    env: {
      ...process.env,
      HOST,
      PORT: new URL(apiUrl).port,
      ATS_DATA_DIR: dataFolder,
      ATS_PUBLIC_URL: apiUrl,
      ATS_BLOCK_TIME_MS: BLOCK_TIME_MS,
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (
    !(await fetch(`${apiUrl}/health`).then(
      ({ ok }) => ok,
      () => false,
    ))
  ) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error('the API did not start');
    await sleep(POLL_MS);
  }
  const stop = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    if (child.exitCode === null && child.kill('SIGTERM')) await ended;
  };
  return { apiUrl, stop };
}

async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

/** The site: the integrator's one route, the CDN's files, and whatever the samples are made into. */
async function startSite({ apiUrl, secretKey, folders }) {
  async function mintToken(request) {
    const { action_type, network, ats_id } = await bodyOf(request);
    const body = { secret_key: secretKey, action_type, allowed_network: network, allowed_ats_id: ats_id };
    const headers = { 'Content-Type': 'application/json', Origin: `http://${HOST}:${server.address().port}` };
    const answer = await fetch(`${apiUrl}/v1/sessions`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    return { status: answer.status, type: 'application/json', content: await answer.text() };
  }

  function fileAt(pathname) {
    const [, first, ...rest] = pathname.split('/');
    const file = folders[first] === undefined ? undefined : path.join(folders[first], ...rest);
    if (file === undefined || !existsSync(file))
      return { status: 404, type: 'text/plain', content: 'not found' };
    return { status: 200, type: TYPES[path.extname(file)] ?? 'text/plain', content: readFileSync(file) };
  }

  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, `http://${HOST}`);
    const isToken = request.method === 'POST' && pathname === '/api/ats-token';
    const { status, type, content } = isToken
      ? await mintToken(request)
      : pathname === '/favicon.ico'
        ? { status: 204, type: 'image/x-icon', content: '' }
        : fileAt(pathname);
    response.writeHead(status, { 'Content-Type': `${type}; charset=utf-8` }).end(content);
  });
  const pageUrl = `http://${HOST}:${await listen(server)}`;
  const stop = () => new Promise((resolve) => server.close(resolve).closeAllConnections());
  return { pageUrl, stop };
}

/**
 * @param {Record<string, string>} folders what the site serves, by the first part of the path
 * @returns {Promise<{ values: import('./values.mjs').Values, stop(): Promise<void> }>}
 */
export async function startSystem(folders) {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'ats-kit-readme-'));
  const forget = () => rmSync(dataFolder, { recursive: true, force: true });
  const api = await startApi(dataFolder).catch((error) => {
    forget();
    throw error;
  });
  const keys = JSON.parse(readFileSync(path.join(dataFolder, 'demo.json'), 'utf8'));
  const site = await startSite({ apiUrl: api.apiUrl, secretKey: keys.secretKey, folders });
  return {
    values: { apiUrl: api.apiUrl, pageUrl: site.pageUrl, siteKey: keys.siteKey, secretKey: keys.secretKey },
    async stop() {
      await Promise.all([site.stop(), api.stop()]);
      forget();
    },
  };
}
