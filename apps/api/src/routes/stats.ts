import { AtsError, Stats } from '@ats-kit/protocol';
import { Hono } from 'hono';
import type { Config } from '../config.ts';
import type { AppEnv } from '../http/context.ts';
import type { Services } from '../services/services.ts';

export function statsRoutes({ workLists }: Services, config: Config) {
  return new Hono<AppEnv>().get('/v1/stats', async (c) => {
    const network = c.req.query('network');
    if (network !== 'testnet' && network !== 'mainnet') {
      throw new AtsError('common.validation_failed', {
        details: { fields: { network: 'testnet or mainnet.' } },
      });
    }
    return c.json(
      Stats.encode({ totalWorks: await workLists.countOn(network), maxAudioSizeBytes: config.maxFileBytes }),
    );
  });
}
