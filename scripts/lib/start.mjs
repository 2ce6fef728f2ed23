// `npm start`: the API and, once it answers, the playground in front of it.
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, portFrom } from './ports.mjs';
import { env, launch, log, never, root, stopAll } from './processes.mjs';
import { runTurbo } from './turbo.mjs';

const HEALTH_POLL_MS = 100;
const HEALTH_TIMEOUT_MS = 60_000;
/** A build that says nothing for longer looks as if it hung. */
const SIGN_OF_LIFE_MS = 10_000;

/** The address a browser on this machine uses: a wildcard is no address. */
function urlHost(host) {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

/** The wanted ports, or the next free ones. */
async function choosePorts(host, wanted) {
  const api = await freePort(wanted.api, host);
  const playground = await freePort(wanted.playground, host, [api]);
  if (api !== wanted.api) log(`port ${wanted.api} is taken: the API takes ${api}`);
  if (playground !== wanted.playground) {
    log(`port ${wanted.playground} is taken: the playground takes ${playground}`);
  }
  return { api, playground };
}

async function answersHealth(url) {
  try {
    const response = await fetch(`${url}/health`, { signal: AbortSignal.timeout(2000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}

/** Starts one app and waits until it is healthy. An app that ends on its own ends everything. */
async function startApp({ name, folder, script, url, variables, onEnd }) {
  log(`starting the ${name}`);
  const { exited } = launch('node', [script], {
    cwd: path.join(root, folder),
    env: { ...env, ...variables },
  });
  let ended = false;
  void exited.then((code) => {
    ended = true;
    onEnd(`the ${name} ended (exit code ${code}), see its message above`, code);
  });
  const deadline = Date.now() + HEALTH_TIMEOUT_MS;
  while (!(await answersHealth(url))) {
    if (ended) return never;
    if (Date.now() > deadline) throw new Error(`the ${name} did not answer ${url}/health within a minute`);
    await sleep(HEALTH_POLL_MS);
  }
  log(`the ${name} is up`);
}

async function build() {
  log('building the API and the playground (the first time takes longest)');
  const signs = setInterval(() => log('still building'), SIGN_OF_LIFE_MS);
  const filters = ['--filter=@ats-kit/api', '--filter=@ats-kit/playground'];
  const { code } = await runTurbo(['build', ...filters], { quiet: true }).finally(() => clearInterval(signs));
  if (code !== 0) throw new Error('the build failed, see above');
}

function frame(text) {
  const line = '─'.repeat(text.length + 4);
  return `\n┌${line}┐\n│  ${text}  │\n└${line}┘\n`;
}

export async function start() {
  const host = env.HOST || '127.0.0.1';
  // Before the build, so that a wrong setting is told at once and not a minute later.
  const wanted = await choosePorts(host, {
    api: portFrom('ATS_API_PORT', env.ATS_API_PORT, 8787),
    playground: portFrom('ATS_PLAYGROUND_PORT', env.ATS_PLAYGROUND_PORT, 5173),
  });
  await build();

  // Chosen again, because the build took its time and another start may have been faster.
  const ports = await choosePorts(host, wanted);
  const apiUrl = `http://${urlHost(host)}:${ports.api}`;
  const playgroundUrl = `http://${urlHost(host)}:${ports.playground}`;
  const dataFolder = path.join(root, '.ats');
  let failed = false;
  const onEnd = async (message, code) => {
    if (failed) return;
    failed = true;
    log(message);
    await stopAll();
    process.exit(code === 0 ? 1 : code);
  };
  await startApp({
    name: 'API',
    folder: 'apps/api',
    script: 'dist/main.js',
    url: apiUrl,
    variables: {
      HOST: host,
      PORT: String(ports.api),
      ATS_DATA_DIR: dataFolder,
      ATS_PUBLIC_URL: apiUrl,
      // A line a request would bury the one that matters here.
      LOG_LEVEL: env.LOG_LEVEL || 'warn',
    },
    onEnd,
  });
  await startApp({
    name: 'playground',
    folder: 'apps/playground',
    script: 'dist/server.js',
    url: playgroundUrl,
    variables: {
      HOST: host,
      PORT: String(ports.playground),
      ATS_API_URL: apiUrl,
      ATS_DEMO_FILE: path.join(dataFolder, 'demo.json'),
    },
    onEnd,
  });
  console.log(frame(`Ready: ${playgroundUrl}`));
  // The children keep this process alive; `onEnd` and the signals end it.
}
