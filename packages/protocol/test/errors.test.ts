import { describe, expect, it } from 'vitest';
import { AtsError, ERRORS, ErrorEnvelope, errorKind, interpolate, isAtsError } from '../src/index.ts';

describe('errorKind', () => {
  it.each([
    ['session.invalid_token', 401, 'token'],
    ['common.auth.expired', 401, 'token'],
    ['common.something_new', 401, 'token'],
    [undefined, 401, 'token'],
    ['api_key.revoked', 401, 'refused'],
    ['api_key.something_new', 401, 'refused'],
    ['common.auth.invalid_api_key', 401, 'configuration'],
    ['session.origin_not_allowed', 403, 'configuration'],
    ['organization.not_found', 404, 'configuration'],
    ['transaction.store_unavailable', 503, 'unavailable'],
    ['whatever.new', 503, 'unavailable'],
    ['common.quota_exceeded', 429, 'limited'],
    ['whatever.new', 429, 'limited'],
    ['registration.audio_too_large', 413, 'refused'],
    [undefined, 500, 'refused'],
    ['widget.network_error', undefined, 'client'],
    ['transaction.failed', undefined, 'client'],
  ] as const)('[2.kinds] %s with status %s is %s', (code, status, kind) => {
    expect(errorKind(code, status)).toBe(kind);
  });
});

describe('the catalogue', () => {
  it('[2.catalogue] has a status for every code that travels and a message for all', () => {
    for (const [code, { status, kind, message }] of Object.entries(ERRORS)) {
      expect(message, code).toMatch(/\.$|\{reason\}$/);
      expect(status === null, code).toBe(kind === 'client');
      if (status !== null) expect([400, 401, 403, 404, 409, 410, 413, 422, 429, 503]).toContain(status);
    }
    expect(Object.keys(ERRORS)).toHaveLength(77);
  });

  it('interpolates details as text', () => {
    const error = new AtsError('registration.audio_too_large', {
      details: { size_bytes: 812, max_bytes: 500 },
    });
    expect(error.message).toBe('The file has 812 bytes; at most 500 are taken.');
    expect(interpolate('{a} and {b}', { a: { toString: () => 'no' } })).toBe('… and …');
  });

  it('is recognised across bundles, and keeps its cause', () => {
    const cause = new Error('below');
    const error = new AtsError('widget.network_error', { cause });
    expect(error.cause).toBe(cause);
    expect(error.requestId).toBeNull();
    expect(isAtsError(error)).toBe(true);
    expect(isAtsError(Object.assign(new Error('x'), { name: 'AtsError', code: 'a.b' }))).toBe(true);
    expect(isAtsError({ name: 'AtsError' })).toBe(false);
  });
});

describe('[2.envelope] the envelope', () => {
  it('is read with and without its optional keys', () => {
    expect(
      ErrorEnvelope.decode({ error: { code: 'a.b', message: 'm', request_id: 'req_1', details: null } }),
    ).toEqual({
      ok: true,
      value: { error: { code: 'a.b', message: 'm', requestId: 'req_1', details: undefined } },
    });
    expect(ErrorEnvelope.decode({ error: { code: 'a.b' } }).ok).toBe(true);
  });

  it.each([null, 'text', {}, { error: null }, { error: 'text' }, { error: { message: 'no code' } }])(
    'refuses %j',
    (json) => {
      expect(ErrorEnvelope.decode(json).ok).toBe(false);
    },
  );
});
