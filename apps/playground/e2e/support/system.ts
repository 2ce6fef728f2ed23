import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startFerry } from './ferry.ts';
import { answers, freePort, launch, stop } from './processes.ts';

/** Where a started system is found; plain data, so that it can be handed to the workers. */
export interface SystemAddress {
  apiUrl: string;
  /** Where the ferry takes orders, which carries everything to the API. */
  controlUrl: string;
  /** The playground under a host name that the demo organization allows. */
  pageUrl: string;
  dataFolder: string;
  /** The process of the API. */
  apiPid: number;
}

/** What is to be ended, the last begun first; also when not everything could begin. */
class Endings {
  readonly #ends: (() => Promise<void> | void)[] = [];

  add(end: () => Promise<void> | void): void {
    this.#ends.unshift(end);
  }

  readonly run = async (): Promise<void> => {
    for (const end of this.#ends.splice(0)) await end();
  };
}

interface StartOptions {
  /** Whether something stands between the page and the API that can hold up what passes. */
  ferried: boolean;
}

async function start(
  endings: Endings,
  variables: Record<string, string>,
  { ferried }: StartOptions,
): Promise<SystemAddress> {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'ats-e2e-'));
  endings.add(() => rmSync(dataFolder, { recursive: true, force: true }));
  const [apiPort, pagePort] = [await freePort(), await freePort()];
  const ferry = await startFerry();
  endings.add(() => ferry.close());
  ferry.leadTo(apiPort);
  const apiUrl = ferried ? ferry.url : `http://127.0.0.1:${apiPort}`;
  const pageUrl = `http://127.0.0.1:${pagePort}`;
  const api = launch('apps/api', ['dist/main.js'], {
    HOST: '127.0.0.1',
    PORT: String(apiPort),
    ATS_DATA_DIR: dataFolder,
    ATS_PUBLIC_URL: apiUrl,
    ATS_BLOCK_TIME_MS: '300',
    ...variables,
  });
  endings.add(() => stop(api));
  await answers(`${apiUrl}/health`, api);
  const playground = launch('apps/playground', ['dist/server.js'], {
    HOST: '127.0.0.1',
    PORT: String(pagePort),
    ATS_API_URL: apiUrl,
    // Tests break the line themselves; those of our own lines ask for one in the address.
    ATS_LINE: 'direct',
    ATS_DEMO_FILE: path.join(dataFolder, 'demo.json'),
  });
  endings.add(() => stop(playground));
  await answers(`${pageUrl}/health`, playground);
  return { apiUrl, controlUrl: ferry.controlUrl, pageUrl, dataFolder, apiPid: api.pid ?? 0 };
}

/** Starts an API and a playground of their own, with an empty data folder; leaves nothing behind when one does not start. */
export async function startSystem(
  variables: Record<string, string> = {},
  options: StartOptions = { ferried: true },
): Promise<SystemAddress & { stop(): Promise<void> }> {
  const endings = new Endings();
  try {
    return { ...(await start(endings, variables, options)), stop: endings.run };
  } catch (error) {
    await endings.run();
    throw error;
  }
}

/** The demo organization's keys, as the integrator's backend has them. */
export function demoKeys({ dataFolder }: SystemAddress): { siteKey: string; secretKey: string } {
  return JSON.parse(readFileSync(path.join(dataFolder, 'demo.json'), 'utf8')) as {
    siteKey: string;
    secretKey: string;
  };
}
