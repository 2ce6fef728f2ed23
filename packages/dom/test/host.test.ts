import type { AtsFlow, AtsFlowOptions } from '@ats-kit/machine';
import { expect, it, vi } from 'vitest';
import { type AtsOptions, type CreateFlow, createHost } from '../src/index.ts';

/** What a flow is told, in order. */
function recorder() {
  const made: { options: AtsFlowOptions; told: string[]; flow: AtsFlow }[] = [];
  const create: CreateFlow<'register'> = (ports, options) => {
    ports();
    const told: string[] = [];
    const flow = {
      setToken: (token: string) => void told.push(`token ${token}`),
      setMaxFileSize: (bytes: number | undefined) => void told.push(`max ${bytes}`),
      setLanguage: ({ locale }) => {
        if (locale) told.push(`locale ${locale}`);
      },
    } as AtsFlow;
    made.push({ options, told, flow });
    return flow;
  };
  return { create, made };
}
const options: AtsOptions = { atsUrl: 'https://ats.example', siteKey: 'cpk_test', token: 'first' };

it('keeps its flow for what may change at any time, and tells it only what is new', () => {
  const { create, made } = recorder();
  const host = createHost(create, options);
  const next = { ...options, maxFileSize: 5, onReady: () => undefined };
  expect(host.next(next)).toBe(host);
  host.update(next);
  host.update(next);
  host.update({ ...next, token: 'second' });
  host.update({ ...next, token: undefined });
  expect(host.next({ ...next, locale: 'fr' })).toBe(host);
  host.update({ ...next, token: undefined, locale: 'fr' });
  expect(made[0]!.told).toEqual(['max 5', 'token second', 'locale fr']);
});

it.each([
  { siteKey: 'cpk_other' },
  { atsUrl: 'https://other.example' },
  { network: 'mainnet' as const },
  { externalUserId: 'u1' },
  { accessCode: 'atc_1' },
  { atsId: 7 },
  { persist: false as const },
])('makes another flow for %j, which takes the place of the first', (change) => {
  const { create, made } = recorder();
  const host = createHost(create, options);
  const other = host.next({ ...options, ...change });
  expect(other).not.toBe(host);
  expect(made).toHaveLength(2);
  expect(made[1]!.options.replaces).toBe(host.flow);
  expect(made[0]!.told).toEqual([]);
});

it('calls the callbacks and the getToken that it was given last', async () => {
  const { create, made } = recorder();
  const [first, second] = [vi.fn(), vi.fn()];
  const host = createHost(create, { ...options, onReady: first });
  made[0]!.options.onEvent?.({ type: 'allfeat:ready', detail: { mode: 'register' } });
  host.update({ ...options, onReady: second });
  made[0]!.options.onEvent?.({ type: 'allfeat:ready', detail: { mode: 'register' } });
  expect(first.mock.calls).toEqual([[{ mode: 'register' }]]);
  expect(second.mock.calls).toEqual([[{ mode: 'register' }]]);
});
