import type { Network } from '@ats-kit/protocol';
import { Hono } from 'hono';
import type { AppEnv } from '../http/context.ts';
import type { Chain } from '../ports.ts';
import { EXPLORER_CSP, missingPage, transactionPage } from './explorer-page.ts';

const isNetwork = (text: string): text is Network => text === 'testnet' || text === 'mainnet';

/** What anybody may see of a transaction. */
export function explorerRoutes(chain: Chain) {
  return new Hono<AppEnv>().get('/explorer/:network/tx/:hash', async (c) => {
    const { network, hash } = c.req.param();
    c.header('Content-Security-Policy', EXPLORER_CSP);
    const isHash = /^0x[0-9a-f]{64}$/.test(hash);
    const record = isNetwork(network) && isHash ? await chain.find(network, hash) : undefined;
    return record ? c.html(transactionPage(record)) : c.html(missingPage(), 404);
  });
}
