import type { Config } from '../config.ts';
import { readStats } from '../declared/service.ts';
import { invalid, networkOf } from '../http/parameters.ts';
import type { Router } from '../http/router.ts';
import type { Services } from '../services/services.ts';

export function statsRoutes(router: Router, { workLists }: Services, config: Config): void {
  router.json(readStats, async (c) => {
    const network = networkOf(c.req.query('network'));
    if (network === undefined) throw invalid('network', 'testnet or mainnet.');
    return { totalWorks: await workLists.countOn(network), maxAudioSizeBytes: config.maxFileBytes };
  });
}
