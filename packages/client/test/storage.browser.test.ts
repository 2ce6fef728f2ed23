import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Storage, browserStorage } from '../src/index.ts';
import { SITE_KEY } from './fixtures.ts';

const AT = { atsUrl: 'https://ats.example.org/', siteKey: SITE_KEY };

afterEach(() => {
  vi.restoreAllMocks();
  sessionStorage.clear();
  localStorage.clear();
});

describe.each([
  ['tab', sessionStorage, localStorage],
  ['device', localStorage, sessionStorage],
] as const)('what is kept for the %s', (name, own, other) => {
  const area = (over: Partial<typeof AT> = {}): Storage => browserStorage({ ...AT, ...over })[name];

  it('is found again, and removed', () => {
    expect(area().get('notes:testnet')).toBeNull();
    area().set('notes:testnet', 'one');
    expect(area().get('notes:testnet')).toBe('one');
    expect([own.length, other.length]).toEqual([1, 0]);
    area().remove('notes:testnet');
    expect(own.length).toBe(0);
  });

  it('belongs to one service and one site', () => {
    area().set('notes', 'one');
    expect(area({ siteKey: 'cpk_other' }).get('notes')).toBeNull();
    expect(area({ atsUrl: 'https://ats.example.org/staging' }).get('notes')).toBeNull();
    // The same service, written otherwise.
    expect(area({ atsUrl: 'https://ATS.example.org' }).get('notes')).toBe('one');
  });

  it('keeps nothing of the page in sight', () => {
    own.setItem('notes', 'of the page');
    expect(area().get('notes')).toBeNull();
    area().remove('notes');
    expect(own.getItem('notes')).toBe('of the page');
  });

  it('throws when it is full, and leaves what was there', () => {
    area().set('notes', 'one');
    expect(() => area().set('notes', 'x'.repeat(20_000_000))).toThrow();
    expect(area().get('notes')).toBe('one');
  });

  it('throws where the browser refuses it, each time anew', () => {
    const property = name === 'tab' ? 'sessionStorage' : 'localStorage';
    const refused = vi.spyOn(window, property, 'get').mockImplementation(() => {
      throw new DOMException('refused', 'SecurityError');
    });
    const kept = area();
    expect(() => kept.get('notes')).toThrow('refused');
    refused.mockRestore();
    expect(kept.get('notes')).toBeNull();
  });
});
