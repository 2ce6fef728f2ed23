import { AtsError, TransactionStatus } from '@ats-kit/protocol';
import { upgradeWebSocket } from '@hono/node-server';
import { Hono } from 'hono';
import type { Config } from '../config.ts';
import { type AppContext, type AppEnv, clientAddress } from '../http/context.ts';
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
  { transactions, misses }: Services,
  { config, signals, logger }: TransactionRouteOptions,
) {
  async function find(id: string, address: string) {
    misses.check(address);
    const status = await transactions.status(id);
    if (status) return status;
    misses.miss(address);
    throw new AtsError('transaction.not_found');
  }

  return new Hono<AppEnv>()
    .get('/v1/transactions/:id', async (c) => {
      const status = await find(c.req.param('id'), clientAddress(c, config.trustedProxies));
      return c.json(TransactionStatus.encode(status));
    })
    .get(
      '/v1/ws/transactions/:id',
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
