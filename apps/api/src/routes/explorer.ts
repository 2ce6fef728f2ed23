import type { Network } from '@ats-kit/protocol';
import { readExplorer } from '../declared/service.ts';
import type { Router } from '../http/router.ts';
import type { Chain } from '../ports.ts';
import { EXPLORER_CSP, missingPage, transactionPage } from './explorer-page.ts';

const isNetwork = (text: string): text is Network => text === 'testnet' || text === 'mainnet';

/** What anybody may see of a transaction. */
export function explorerRoutes(router: Router, chain: Chain): void {
  router.raw(readExplorer, async (c) => {
    const { network = '', hash = '' } = c.req.param() as Record<string, string | undefined>;
    c.header('Content-Security-Policy', EXPLORER_CSP);
    const isHash = /^0x[0-9a-f]{64}$/.test(hash);
    const record = isNetwork(network) && isHash ? await chain.find(network, hash) : undefined;
    return record ? c.html(transactionPage(record)) : c.html(missingPage(), 404);
  });
}
