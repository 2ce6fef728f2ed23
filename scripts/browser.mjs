// One Chromium for Vitest's browser mode and for Playwright. A browser of the system is preferred, because Playwright's own
// download is large and not reachable everywhere; without one, Playwright falls back on what `playwright install` fetched.
import { existsSync } from 'node:fs';

/** A Chromium without windows, as Playwright's own is; a whole one also draws windows that nobody sees. */
const HEADLESS_SHELL = '/usr/bin/chromium-headless-shell';

const CANDIDATES = [
  process.env.CHROMIUM_PATH,
  HEADLESS_SHELL,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const isThere = (path) => path !== undefined && path !== '' && existsSync(path);

/** The path of an installed Chromium or Chrome, or undefined. */
export const findBrowser = () => CANDIDATES.find(isThere);

/** The path of an installed Chromium without windows, or undefined. */
export const findHeadlessShell = () => [HEADLESS_SHELL].find(isThere);

const executablePath = findBrowser();

export const chromium = {
  launchOptions: {
    ...(executablePath === undefined ? {} : { executablePath }),
    // Chromium's sandbox cannot start as root or in most containers, and it only ever opens our own pages here.
    chromiumSandbox: false,
    args: ['--disable-gpu', '--disable-quic', '--disable-dev-shm-usage'],
  },
};
