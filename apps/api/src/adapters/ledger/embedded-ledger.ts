import type { Network } from '@ats-kit/protocol';
import { type Chain, ChainRefusal, type Clock, type Database, type Logger } from '../../ports.ts';
import { decodeExtrinsic, encodeExtrinsic } from './extrinsic.ts';
import { findRecord } from './records.ts';
import { LEDGER_CONSTANTS, type LedgerConstants, refusalOf } from './runtime.ts';
import { type Sealing, genesisBlock, sealBlock } from './seal.ts';

export interface EmbeddedLedgerOptions {
  database: Database;
  clock: Clock;
  logger: Logger;
  blockTimeMs: Record<Network, number>;
  constants?: LedgerConstants | undefined;
}

const NETWORKS: readonly Network[] = ['testnet', 'mainnet'];
/** How often a network is looked at on which nothing is pending: another process may have handed something in, and died. */
const MAX_CHECK_MS = 1_000;

/**
 * A chain of one: the same calls, limits, numbers and block times as the networks, sealed into hash-chained blocks in the
 * same database.
 */
export interface EmbeddedLedger extends Chain {
  /** Seals blocks until the signal is aborted. */
  run(signal: AbortSignal): Promise<void>;
}

export function createEmbeddedLedger(options: EmbeddedLedgerOptions): EmbeddedLedger {
  const { database, clock, logger, blockTimeMs, constants = LEDGER_CONSTANTS } = options;
  const listeners = new Set<() => void>();
  /** Ends the rest of a network on which something is pending now. */
  const rests = new Map<Network, AbortController>();

  async function requireAccepted(network: Network, call: Parameters<Chain['estimate']>[1]): Promise<void> {
    const refusal = await refusalOf(database, network, call, constants);
    if (refusal !== undefined) throw new ChainRefusal(refusal);
  }

  async function sealDue(network: Network): Promise<Sealing> {
    try {
      const sealing = await sealBlock(database, network, {
        clock,
        blockTimeMs: blockTimeMs[network],
        constants,
      });
      if (sealing === 'sealed') for (const listener of listeners) listener();
      return sealing;
    } catch (error) {
      logger.error(
        { network, name: error instanceof Error ? error.name : 'unknown' },
        'a block could not be sealed',
      );
      return 'idle';
    }
  }

  return {
    unitsPerAft: constants.unitsPerAft,
    async estimate(network, call) {
      await requireAccepted(network, call);
      const base = call.call === 'create' ? constants.baseDepositUnits : 0n;
      return {
        networkFeeUnits: constants.networkFeeUnits,
        depositUnits: base + constants.versionDepositUnits,
      };
    },
    async sign(network, call) {
      return encodeExtrinsic(network, call);
    },
    async submit(network, signed) {
      decodeExtrinsic(signed);
      await database
        .insertInto('chain_extrinsics')
        .values({ network, tx_hash: signed.txHash, payload: signed.payload, received_at: clock.now() })
        .onConflict((conflict) => conflict.columns(['network', 'tx_hash']).doNothing())
        .execute();
      rests.get(network)?.abort();
    },
    async outcome(network, signed) {
      const record = await findRecord(database, network, signed.txHash);
      if (!record) return { state: 'pending' };
      if (record.refusal !== undefined) return { state: 'refused', reason: record.refusal };
      return { state: 'included', inclusion: record };
    },
    find: (network, txHash) => findRecord(database, network, txHash),
    genesisHash: async (network) => (await genesisBlock(database, network, clock)).hash,
    onBlock(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async run(signal) {
      const stop = () => rests.forEach((rest) => rest.abort());
      signal.addEventListener('abort', stop, { once: true });
      await Promise.all(
        NETWORKS.map(async (network) => {
          while (!signal.aborted) {
            const rest = new AbortController();
            rests.set(network, rest);
            const sealing = await sealDue(network);
            const restMs =
              sealing === 'idle' ? MAX_CHECK_MS : Math.min(blockTimeMs[network] / 2, MAX_CHECK_MS);
            if (!signal.aborted) await clock.sleep(restMs, rest.signal);
          }
        }),
      );
    },
  };
}
