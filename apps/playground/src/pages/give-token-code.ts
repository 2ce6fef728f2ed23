import { MODES_OF_PAGE } from './modes.ts';
import type { Settings } from './shell/settings.ts';

/** How a page brings tokens by itself: the function of its example, two spaces in. */
export const giveTokenCode = ({ mode, network }: Settings, setToken: string): string =>
  `  async function giveToken() {
    const answer = await fetch('/api/ats-token', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ action_type: '${MODES_OF_PAGE[mode].actionType}', network: '${network}' }),
    });
    ${setToken}((await answer.json()).token);
  }`;
