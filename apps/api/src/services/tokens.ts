import { createHash, randomUUID } from 'node:crypto';
import { type ActionType, AtsError, type Network } from '@ats-kit/protocol';
import { SignJWT, errors, jwtVerify } from 'jose';
import { z } from 'zod';
import type { Clock } from '../ports.ts';

/** What a caller proved to hold. A token is spent by an `init`; a key is not. */
export type Credential = { kind: 'token'; jti: string; expiresAt: Date } | { kind: 'apiKey'; keyId: string };

/** Whom a call speaks for, and what it allows. */
export interface Principal {
  organizationId: string;
  action: ActionType;
  /** The one network that a token is for. An API key is for both: it has none, and each request names its own. */
  network: Network | undefined;
  /** The one work that a token is for. */
  allowedAtsId: number | undefined;
  externalUserRef: string | undefined;
  maxFileBytes: number | undefined;
  credential: Credential;
}

/** Whom a session token speaks for. */
export interface TokenPrincipal extends Principal {
  network: Network;
  credential: Extract<Credential, { kind: 'token' }>;
}

export type Grant = Omit<TokenPrincipal, 'credential'>;

export interface Tokens {
  mint(grant: Grant): Promise<{ token: string; expiresInSeconds: number }>;
  /** @throws AtsError `common.auth.expired` or `common.auth.invalid_token` */
  verify(token: string): Promise<TokenPrincipal>;
}

const ALGORITHM = 'HS256';
const ISSUER = 'ats';
const AUDIENCE = 'ats-session';
const KEY_ID_CHARACTERS = 11;

const claims = z.object({
  sub: z.uuid(),
  jti: z.string().min(1),
  exp: z.int(),
  act: z.enum(['register', 'update_version', 'access']),
  net: z.enum(['testnet', 'mainnet']),
  ats: z.int().optional(),
  ref: z.string().optional(),
  max: z.int().optional(),
});

/** Names a key without telling anything of it. */
const keyIdOf = (key: Buffer) =>
  createHash('sha256').update(key).digest('base64url').slice(0, KEY_ID_CHARACTERS);

/** @param options.keys the first signs, each verifies: a key that is replaced stays until the last of its tokens has expired */
export function createTokens(options: { keys: readonly Buffer[]; ttlSeconds: number; clock: Clock }): Tokens {
  const { keys, ttlSeconds, clock } = options;
  const [current] = keys;
  if (!current) throw new Error('There is no key to sign session tokens with.');
  const keyOf = new Map(keys.map((key) => [keyIdOf(key), key]));
  const keyId = keyIdOf(current);

  const findKey = ({ kid }: { kid?: string }): Buffer => {
    const key = kid === undefined ? undefined : keyOf.get(kid);
    if (!key) throw new errors.JWSSignatureVerificationFailed();
    return key;
  };

  return {
    async mint(grant) {
      const issuedAt = Math.floor(clock.now().getTime() / 1000);
      const token = await new SignJWT({
        act: grant.action,
        net: grant.network,
        ats: grant.allowedAtsId,
        ref: grant.externalUserRef,
        max: grant.maxFileBytes,
      })
        .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT', kid: keyId })
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setSubject(grant.organizationId)
        .setJti(randomUUID())
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + ttlSeconds)
        .sign(current);
      return { token, expiresInSeconds: ttlSeconds };
    },
    async verify(token) {
      try {
        const { payload } = await jwtVerify(token, findKey, {
          algorithms: [ALGORITHM],
          issuer: ISSUER,
          audience: AUDIENCE,
          currentDate: clock.now(),
        });
        const { sub, jti, exp, act, net, ats, ref, max } = claims.parse(payload);
        return {
          organizationId: sub,
          action: act,
          network: net,
          allowedAtsId: ats,
          externalUserRef: ref,
          maxFileBytes: max,
          credential: { kind: 'token', jti, expiresAt: new Date(exp * 1000) },
        };
      } catch (cause) {
        throw new AtsError(
          cause instanceof errors.JWTExpired ? 'common.auth.expired' : 'common.auth.invalid_token',
          { cause },
        );
      }
    },
  };
}
