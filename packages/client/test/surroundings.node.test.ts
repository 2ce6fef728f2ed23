import { expect, it } from 'vitest';
import { browserConnectivity, createPresence } from '../src/index.ts';

it('without a page nobody is there, and there is always a network', () => {
  const presence = createPresence();
  expect(presence.isPresent(Number.POSITIVE_INFINITY)).toBe(false);
  presence.onChange(() => undefined)();
  expect(browserConnectivity.isOnline()).toBe(true);
  browserConnectivity.onChange(() => undefined)();
});
