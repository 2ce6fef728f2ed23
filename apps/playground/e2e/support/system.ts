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

/** Starts an API and a playground of their own, with an empty data folder. Unless `ferried`, nothing stands in between. */
export async function startSystem(
  variables: Record<string, string> = {},
  { ferried = true } = {},
): Promise<SystemAddress & { stop(): Promise<void> }> {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'ats-e2e-'));
  const [apiPort, pagePort] = [await freePort(), await freePort()];
  const ferry = await startFerry();
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
  await answers(`${apiUrl}/health`, api);
  const playground = launch('apps/playground', ['dist/server.js'], {
    HOST: '127.0.0.1',
    PORT: String(pagePort),
    ATS_API_URL: apiUrl,
    // Tests break the line themselves; those of our own lines ask for one in the address.
    ATS_LINE: 'direct',
    ATS_DEMO_FILE: path.join(dataFolder, 'demo.json'),
  });
  await answers(`${pageUrl}/health`, playground);
  return {
    apiUrl,
    controlUrl: ferry.controlUrl,
    pageUrl,
    dataFolder,
    apiPid: api.pid ?? 0,
    async stop() {
      await Promise.all([stop(playground), stop(api)]);
      await ferry.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

/** The demo organization's keys, as the integrator's backend has them. */
export function demoKeys({ dataFolder }: SystemAddress): { siteKey: string; secretKey: string } {
  return JSON.parse(readFileSync(path.join(dataFolder, 'demo.json'), 'utf8')) as {
    siteKey: string;
    secretKey: string;
  };
}
