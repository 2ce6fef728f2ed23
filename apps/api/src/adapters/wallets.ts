import { createHash, createHmac, createPrivateKey, createPublicKey } from 'node:crypto';
import type { Network } from '@ats-kit/protocol';
import type { Wallets } from '../ports.ts';

/** The networks' SS58 prefixes. */
const SS58_PREFIX: Record<Network, number> = { testnet: 42, mainnet: 440 };
const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
/** What PKCS #8 puts before the 32 bytes of an Ed25519 seed. */
const ED25519_PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_KEY_BYTES = 32;

function base58(bytes: Buffer): string {
  let value = BigInt(`0x${bytes.toString('hex')}`);
  let text = '';
  for (; value > 0n; value /= 58n) text = ALPHABET.charAt(Number(value % 58n)) + text;
  const zeros = bytes.findIndex((byte) => byte !== 0);
  return ALPHABET.charAt(0).repeat(Math.max(zeros, 0)) + text;
}

/** SS58: prefix, public key, and the first two bytes of a BLAKE2b checksum. */
function ss58(publicKey: Buffer, prefix: number): string {
  const head =
    prefix < 64
      ? Buffer.of(prefix)
      : Buffer.of(((prefix & 0xfc) >> 2) | 0x40, (prefix >> 8) | ((prefix & 0x03) << 6));
  const checksum = createHash('blake2b512')
    .update('SS58PRE')
    .update(head)
    .update(publicKey)
    .digest()
    .subarray(0, 2);
  return base58(Buffer.concat([head, publicKey, checksum]));
}

/**
 * One Ed25519 account per organization and network, derived from the installation's key: nothing to store, nothing to lose
 * but that key.
 */
export function createWallets(key: Buffer): Wallets {
  return {
    address(organizationId, network) {
      const seed = createHmac('sha256', key).update(`${network}/${organizationId}`).digest();
      const privateKey = createPrivateKey({
        key: Buffer.concat([ED25519_PKCS8, seed]),
        format: 'der',
        type: 'pkcs8',
      });
      const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
      return ss58(spki.subarray(-PUBLIC_KEY_BYTES), SS58_PREFIX[network]);
    },
  };
}
