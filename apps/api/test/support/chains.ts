import { createEmbeddedLedger } from '../../src/adapters/ledger/embedded-ledger.ts';
import { LEDGER_CONSTANTS, type LedgerConstants } from '../../src/adapters/ledger/runtime.ts';
import { type Chain, ChainRefusal, type Database } from '../../src/ports.ts';
import { systemClock } from '../../src/adapters/system-clock.ts';
import { BLOCK_TIME_MS } from './api.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

export interface ScriptedChain {
  /** What the next calls answer; `undefined` leaves them to the ledger. */
  refuse: { estimate?: string | undefined; submit?: string | undefined; outcome?: string | undefined };
  /** Holds every outcome back, as a chain does between two blocks. */
  isHeld: boolean;
  submissions: string[];
  /** How many calls of `submit` fail as if the network were away. */
  outages: number;
  build(database: Database): Chain;
  stop(): void;
}

/** The embedded ledger, with moods. @param changed constants that are not as on the networks */
export function scriptedChain(changed: Partial<LedgerConstants> = {}): ScriptedChain {
  const stopping = new AbortController();
  const script: ScriptedChain = {
    refuse: {},
    isHeld: false,
    submissions: [],
    outages: 0,
    stop: () => stopping.abort(),
    build(database) {
      const blockTimeMs = { testnet: BLOCK_TIME_MS, mainnet: BLOCK_TIME_MS };
      const constants = { ...LEDGER_CONSTANTS, ...changed };
      const ledger = createEmbeddedLedger({
        database,
        clock: systemClock,
        logger: silent,
        blockTimeMs,
        constants,
      });
      void ledger.run(stopping.signal);
      return {
        ...ledger,
        async estimate(network, call) {
          if (script.refuse.estimate !== undefined) throw new ChainRefusal(script.refuse.estimate);
          return ledger.estimate(network, call);
        },
        async submit(network, signed) {
          if (script.outages > 0) {
            script.outages -= 1;
            throw new Error('The network is away.');
          }
          if (script.refuse.submit !== undefined) throw new ChainRefusal(script.refuse.submit);
          script.submissions.push(signed.txHash);
          return ledger.submit(network, signed);
        },
        async outcome(network, signed) {
          if (script.isHeld) return { state: 'pending' };
          if (script.refuse.outcome !== undefined) return { state: 'refused', reason: script.refuse.outcome };
          return ledger.outcome(network, signed);
        },
      };
    },
  };
  return script;
}
