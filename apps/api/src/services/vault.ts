import {
  createCipheriv,
  createDecipheriv,
  createHash,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export type KeyPurpose =
  | 'session-tokens'
  | 'upload-urls'
  | 'download-urls'
  | 'access-codes'
  | 'wallets'
  | 'cursors'
  | 'webhook-secrets'
  | 'idempotent-answers'
  | 'rate-limits'
  | 'key-check'
  | 'control';

/** One key a purpose, so that none can be used in another's place. */
export function deriveKey(masterKey: Buffer, purpose: KeyPurpose): Buffer {
  return Buffer.from(hkdfSync('sha256', masterKey, Buffer.alloc(0), `ats-kit/${purpose}`, KEY_BYTES));
}

/** What is stored of a secret of at least 128 random bits: with that many, a plain hash cannot be reversed by guessing. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** The look-up goes by hash, and what was found is compared once more in constant time: no prefix can be felt out. */
export function isSameHash(stored: string, computed: string): boolean {
  const [one, other] = [Buffer.from(stored, 'hex'), Buffer.from(computed, 'hex')];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** Encrypts texts at rest. `context` ties a text to where it belongs: elsewhere it does not open. */
export interface SecretBox {
  seal(text: string, context: string): string;
  /** @throws when the text was changed, sealed by another key, or for another context */
  open(sealed: string, context: string): string;
}

export function createSecretBox(key: Buffer): SecretBox {
  return {
    seal(text, context) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
    },
    open(sealed, context) {
      const bytes = Buffer.from(sealed, 'base64');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      })
        .setAAD(Buffer.from(context))
        .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      const body = bytes.subarray(NONCE_BYTES + TAG_BYTES);
      return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
    },
  };
}
