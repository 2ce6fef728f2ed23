/** The path of an installed Chromium or Chrome, or undefined. */
export function findBrowser(): string | undefined;

/** What Vitest's Playwright provider and Playwright itself take as `launchOptions`. */
export const chromium: {
  launchOptions: { executablePath?: string; chromiumSandbox: boolean; args: string[] };
};
