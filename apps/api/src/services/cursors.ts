import { createHmac, timingSafeEqual } from 'node:crypto';
import { AtsError } from '@ats-kit/protocol';

/** Places in a list, for clients to give back. They say nothing to them, and are good for the list they came from alone. */
export interface Cursors {
  /** @param list everything that makes the list what it is */
  encode(position: number, list: readonly (string | undefined)[]): string;
  /** @throws AtsError `common.bad_request` for what we did not make, or for another list */
  decode(cursor: string, list: readonly (string | undefined)[]): number;
}

const POSITION_BYTES = 8;
const SEAL_BYTES = 12;

export function createCursors(key: Buffer): Cursors {
  const sealOf = (position: Buffer, list: readonly (string | undefined)[]) =>
    createHmac('sha256', key)
      .update(position)
      .update(JSON.stringify(list.map((part) => part ?? null)))
      .digest()
      .subarray(0, SEAL_BYTES);

  return {
    encode(position, list) {
      const bytes = Buffer.alloc(POSITION_BYTES);
      bytes.writeBigUInt64BE(BigInt(position));
      return Buffer.concat([bytes, sealOf(bytes, list)]).toString('base64url');
    },
    decode(cursor, list) {
      const bytes = Buffer.from(cursor, 'base64url');
      const position = bytes.subarray(0, POSITION_BYTES);
      const seal = bytes.subarray(POSITION_BYTES);
      const isOurs =
        bytes.length === POSITION_BYTES + SEAL_BYTES &&
        bytes.toString('base64url') === cursor &&
        timingSafeEqual(seal, sealOf(position, list));
      if (!isOurs)
        throw new AtsError('common.bad_request', { message: 'The cursor is not one of this list.' });
      return Number(position.readBigUInt64BE());
    },
  };
}
