import { AtsError, type CreateSession, type Session } from '@ats-kit/protocol';
import type { Database, Wallets } from '../ports.ts';
import { balanceOf } from './credits.ts';
import { findBySecretKey, findBySiteKey, requireUsable } from './organizations.ts';
import { hasDomains, isOriginAllowed } from './origins.ts';
import type { Pricing } from './pricing.ts';
import type { RateLimits } from './rate-limits.ts';
import type { Principal, TokenPrincipal, Tokens } from './tokens.ts';

export interface Sessions {
  mint(request: CreateSession, origin: string | undefined): Promise<Session>;
  /** Whom a widget call comes from. */
  authenticate(call: {
    authorization: string | undefined;
    siteKey: string | undefined;
    origin: string | undefined;
  }): Promise<TokenPrincipal>;
}

const BEARER = /^Bearer +([^\s]+)$/i;

export function createSessions(options: {
  database: Database;
  tokens: Tokens;
  pricing: Pricing;
  wallets: Wallets;
  rateLimits: RateLimits;
}): Sessions {
  const { database, tokens, pricing, wallets, rateLimits } = options;

  async function requireOrigin(origin: string | undefined, organizationId: string): Promise<void> {
    if (await isOriginAllowed(database, origin, organizationId)) return;
    const code = (await hasDomains(database, organizationId))
      ? 'session.origin_not_allowed'
      : 'organization.no_integration';
    throw new AtsError(code);
  }

  return {
    async mint(request, origin) {
      if (request.actionType === 'register' && request.allowedAtsId !== undefined) {
        const fields = { allowed_ats_id: 'A registration has no work to be restricted to.' };
        throw new AtsError('common.validation_failed', { details: { fields } });
      }
      const { id } = requireUsable(await findBySecretKey(database, request.secretKey));
      await requireOrigin(origin, id);
      await rateLimits.count([{ kind: 'session', who: id }], 'session.rate_limited');
      const network = request.allowedNetwork;
      const minimum = await pricing.minimum(network, wallets.address(id, network));
      if ((await balanceOf(database, { organizationId: id, network })) < minimum) {
        throw new AtsError('registration.insufficient_credits');
      }
      const { token, expiresInSeconds } = await tokens.mint({
        organizationId: id,
        action: request.actionType,
        network,
        allowedAtsId: request.allowedAtsId,
        externalUserRef: request.externalUserRef,
        maxFileBytes: request.maxFileSizeBytes,
      });
      return { token, expiresIn: expiresInSeconds };
    },

    async authenticate({ authorization, siteKey, origin }) {
      const token = BEARER.exec(authorization ?? '')?.[1];
      if (token === undefined) throw new AtsError('common.auth.missing_token');
      const principal = await tokens.verify(token);
      const holder = requireUsable(
        siteKey === undefined ? undefined : await findBySiteKey(database, siteKey),
      );
      if (holder.id !== principal.organizationId) throw new AtsError('session.invalid_token');
      // Only browsers send an origin, and they cannot be made to send another one.
      if (origin !== undefined) await requireOrigin(origin, holder.id);
      return principal;
    },
  };
}

/** @throws AtsError `session.action_not_allowed` */
export function requireAction(principal: Principal, ...actions: Principal['action'][]): void {
  if (!actions.includes(principal.action)) throw new AtsError('session.action_not_allowed');
}
