import { randomBytes } from 'node:crypto';

/** Secrets that are shown once. All have at least 192 random bits, so their plain SHA-256 can be stored. */

const SITE_KEY_BYTES = 24;
const SECRET_BYTES = 32;
const API_KEY_BYTES = 24;

export const newSiteKey = () => `cpk_${randomBytes(SITE_KEY_BYTES).toString('base64url')}`;
export const newSecretKey = () => `csk_${randomBytes(SECRET_BYTES).toString('base64url')}`;
export const newAdminToken = () => `afo_admin_${randomBytes(SECRET_BYTES).toString('base64url')}`;
export const newApiKey = () => `afo_sk_live_${randomBytes(API_KEY_BYTES).toString('hex')}`;
/** The key of a webhook's signatures is what this base64 decodes to. */
export const newWebhookSecret = () => randomBytes(SECRET_BYTES).toString('base64');
