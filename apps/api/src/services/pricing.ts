import { AtsError, LIMITS, type Network, PROTOCOL_VERSION } from '@ats-kit/protocol';
import type { Config, StorageTier } from '../config.ts';
import { type Chain, type ChainCall, type ChainEstimate, ChainRefusal } from '../ports.ts';

const BYTES_PER_MB = 1_000_000;
const BASIS_POINTS = 10_000;

export interface Price {
  networkFeeCredits: number;
  depositCredits: number;
  serviceFeeCredits: number;
  storageFeeCredits: number;
  totalPriceCredits: number;
}

/** Every started MB at the price of its tier; beyond the last tier its price goes on. */
export function storageFeeCredits(bytes: number, tiers: readonly StorageTier[]): number {
  const megabytes = Math.ceil(bytes / BYTES_PER_MB);
  let total = 0;
  let below = 0;
  for (const [index, { upToMb, creditsPerMb }] of tiers.entries()) {
    const isLast = index === tiers.length - 1;
    const end = isLast ? megabytes : Math.min(megabytes, upToMb);
    total += Math.max(0, end - below) * creditsPerMb;
    below = upToMb;
  }
  return total;
}

function toCredits(units: bigint, unitsPerAft: bigint, creditsPerAft: number): number {
  const scaled = units * BigInt(creditsPerAft);
  return Number((scaled + unitsPerAft - 1n) / unitsPerAft);
}

export interface Pricing {
  /** @throws AtsError `registration.dry_run_failed` when the chain would refuse the call */
  price(network: Network, call: ChainCall, mediaBytes: number): Promise<Price>;
  /** What must be there to mint a session: one registration of the largest file that is stored for free. */
  minimum(network: Network, owner: string): Promise<number>;
}

export function createPricing(options: { chain: Chain; config: Config }): Pricing {
  const { chain, config } = options;

  /** What WILL be debited: testnet waives the chain's part. */
  function priceOf(network: Network, estimate: ChainEstimate, mediaBytes: number): Price {
    const isWaived = network === 'testnet';
    const inCredits = (units: bigint) =>
      isWaived ? 0 : toCredits(units, chain.unitsPerAft, config.creditsPerAft);
    const networkFeeCredits = inCredits(estimate.networkFeeUnits);
    const depositCredits = inCredits(estimate.depositUnits);
    const serviceFeeCredits = Math.ceil(
      ((networkFeeCredits + depositCredits) * config.serviceFeeBasisPoints) / BASIS_POINTS,
    );
    const storage = storageFeeCredits(mediaBytes, config.storageTiers);
    const totalPriceCredits = networkFeeCredits + depositCredits + serviceFeeCredits + storage;
    return {
      networkFeeCredits,
      depositCredits,
      serviceFeeCredits,
      storageFeeCredits: storage,
      totalPriceCredits,
    };
  }

  return {
    async price(network, call, mediaBytes) {
      try {
        return priceOf(network, await chain.estimate(network, call), mediaBytes);
      } catch (error) {
        if (error instanceof ChainRefusal) {
          throw new AtsError('registration.dry_run_failed', {
            details: { reason: error.reason },
            cause: error,
          });
        }
        throw error;
      }
    },
    async minimum(network, owner) {
      if (network === 'testnet') return 0;
      const call: ChainCall = {
        call: 'create',
        owner,
        commitment: `0x${'0'.repeat(64)}`,
        protocolVersion: PROTOCOL_VERSION,
      };
      try {
        return priceOf(network, await chain.estimate(network, call), LIMITS.freeStorageBytes)
          .totalPriceCredits;
      } catch (error) {
        // A full account still reads and updates its works.
        if (error instanceof ChainRefusal) return 0;
        throw error;
      }
    },
  };
}
