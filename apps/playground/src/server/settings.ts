import { readFileSync } from 'node:fs';

export interface Settings {
  host: string;
  port: number;
  /** Origin of the ATS API, as browsers reach it. */
  atsUrl: string;
  /** The organization's public key. */
  siteKey: string;
  /** The organization's secret key. It never leaves this process, except to the API. */
  secretKey: string;
  /** How pages reach the API unless their address says otherwise: by a line that can be made to fail, or by themselves. */
  line: 'good' | 'direct';
}

/** Something that whoever starts this server can put right. Its message says how. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/** The keys of the demo organization, which the API wrote on its first start. */
function readDemoFile(file: string): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  } catch (cause) {
    const isMissing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    throw new SettingsError(
      isMissing
        ? `There are no demo keys at ${file}. The API writes them on its first start: start it first, and let ATS_DEMO_FILE name the demo.json in its data folder.`
        : `The demo keys at ${file} cannot be read: ${(cause as Error).message}`,
      { cause },
    );
  }
}

function httpOrigin(name: string, value: unknown): string {
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    throw new SettingsError(`${name} must be an http or https URL.`);
  }
  return url.origin;
}

/** @throws SettingsError */
export function loadSettings(variables: Record<string, string | undefined>): Settings {
  const file = variables['ATS_DEMO_FILE'];
  if (!file) throw new SettingsError('ATS_DEMO_FILE must be the path of the demo.json that the API writes.');
  const demo = readDemoFile(file);
  const key = (name: string) => {
    const value = demo[name];
    if (typeof value !== 'string' || value === '') throw new SettingsError(`${file} has no "${name}".`);
    return value;
  };
  const port = Number(variables['PORT'] || 5173);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new SettingsError('PORT must be a port number.');
  const line = variables['ATS_LINE'] || 'good';
  if (line !== 'good' && line !== 'direct') throw new SettingsError('ATS_LINE must be good or direct.');
  return {
    line,
    host: variables['HOST'] || '127.0.0.1',
    port,
    // The API may have moved to another port since it wrote the file.
    atsUrl: variables['ATS_API_URL']
      ? httpOrigin('ATS_API_URL', variables['ATS_API_URL'])
      : httpOrigin(`"atsUrl" in ${file}`, demo['atsUrl']),
    siteKey: key('siteKey'),
    secretKey: key('secretKey'),
  };
}
