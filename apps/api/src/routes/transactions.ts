import { AtsError } from '@ats-kit/protocol';
import { upgradeWebSocket } from '@hono/node-server';
import type { Config } from '../config.ts';
import { readTransaction, watchTransaction } from '../declared/service.ts';
import { addressRange } from '../http/address-range.ts';
import { type AppContext, clientAddress } from '../http/context.ts';
import type { Router } from '../http/router.ts';
import { transactionSocket } from '../http/transaction-socket.ts';
import type { Logger, Signals } from '../ports.ts';
import type { Services } from '../services/services.ts';

export interface TransactionRouteOptions {
  config: Config;
  signals: Signals;
  logger: Logger;
}

/** Public: the id is the capability. */
export function transactionRoutes(
  router: Router,
  { transactions, rateLimits }: Services,
  { config, signals, logger }: TransactionRouteOptions,
): void {
  /** Whoever guesses ids has to wait, even for ids that exist; answers that exist count for nothing. */
  async function find(id: string, address: string) {
    const misses = { kind: 'miss', who: addressRange(address) } as const;
    await rateLimits.check(misses);
    const status = await transactions.status(id);
    if (status) return status;
    await rateLimits.note(misses);
    throw new AtsError('transaction.not_found');
  }

  router
    .json(readTransaction, (c) => find(c.req.param('id') ?? '', clientAddress(c, config.trustedProxies)))
    .raw(
      watchTransaction,
      upgradeWebSocket((c: AppContext) => {
        const id = c.req.param('id') ?? '';
        const address = clientAddress(c, config.trustedProxies);
        return transactionSocket({
          requestId: c.var.requestId,
          find: () => find(id, address),
          transactions,
          signals,
          logger,
        });
      }),
    );
}
