import { parseAtsUrl } from './url.ts';

/** Keeps texts by key. Every method may throw: browsers refuse storage, and it can be full. */
export interface Storage {
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
}

/** Where a flow keeps what must survive a reload. */
export interface Storages {
  /** `sessionStorage`: lives as long as the tab, reloads and crashes included. */
  tab: Storage;
  /** `localStorage`: outlives the tab, and is seen by all of them. */
  device: Storage;
}

/** The platform's area, looked up at each use: reading the property alone throws where a browser refuses it. */
function area(name: 'sessionStorage' | 'localStorage', prefix: string): Storage {
  const stored = () => {
    // Node has the name from version 22, with a warning at first sight; nothing lives on there.
    if (typeof window === 'undefined') throw new Error(`There is no ${name} here.`);
    return window[name];
  };
  return {
    get: (key) => stored().getItem(prefix + key),
    set: (key, value) => stored().setItem(prefix + key, value),
    remove: (key) => stored().removeItem(prefix + key),
  };
}

/**
 * The browser's storage, with keys of one service and one site. Making it touches nothing; without a browser every
 * method throws.
 *
 * @param options.atsUrl where the API is: an absolute http or https URL
 * @param options.siteKey the organization's public key
 * @throws AtsError `widget.configuration_error` when `atsUrl` is anything else
 */
export function browserStorage({ atsUrl, siteKey }: { atsUrl: string; siteKey: string }): Storages {
  const prefix = ['ats-kit', parseAtsUrl(atsUrl), siteKey, ''].map(encodeURIComponent).join(':');
  return { tab: area('sessionStorage', prefix), device: area('localStorage', prefix) };
}
