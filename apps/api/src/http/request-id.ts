import { randomBytes } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const TIME_CHARACTERS = 10;
const RANDOM_CHARACTERS = 16;

/** `req_` and a ULID: 48 bits of time, 80 of chance, sortable by time. */
export function newRequestId(now: Date): string {
  let time = now.getTime();
  let text = '';
  for (let index = 0; index < TIME_CHARACTERS; index++) {
    text = ALPHABET.charAt(time % 32) + text;
    time = Math.floor(time / 32);
  }
  for (const byte of randomBytes(RANDOM_CHARACTERS)) text += ALPHABET.charAt(byte % 32);
  return `req_${text}`;
}
