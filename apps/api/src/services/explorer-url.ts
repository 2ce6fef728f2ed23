import type { Network } from '@ats-kit/protocol';

/** Where anybody can see a transaction. */
export const explorerUrl = (publicUrl: string, network: Network, txHash: string) =>
  `${publicUrl}/explorer/${network}/tx/${txHash}`;
