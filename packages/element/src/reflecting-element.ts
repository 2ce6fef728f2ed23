import type { Mode, Network } from '@ats-kit/protocol';
import { parseBytes, parseMode, parseNetwork } from './attributes.ts';

/** Nothing to extend where there is no document: importing the module on a server does no harm. */
const Base = globalThis.HTMLElement ?? (Object as unknown as typeof HTMLElement);

/** An element whose configuration stands in its attributes: each has a property that reads and writes it. */
export class ReflectingElement extends Base {
  /** The organization's public key. */
  get siteKey(): string {
    return this.getAttribute('site-key') ?? '';
  }
  set siteKey(value: string) {
    this.#reflect('site-key', value);
  }

  /** Base URL of the ATS API. */
  get atsUrl(): string {
    return this.getAttribute('ats-url') ?? '';
  }
  set atsUrl(value: string) {
    this.#reflect('ats-url', value);
  }

  /** @default 'testnet' */
  get network(): Network {
    return parseNetwork(this.getAttribute('network'));
  }
  set network(value: Network) {
    this.#reflect('network', value);
  }

  /** Changing it starts anew. @default 'register' */
  get mode(): Mode {
    return parseMode(this.getAttribute('mode'));
  }
  set mode(value: Mode) {
    this.#reflect('mode', value);
  }

  /** Where session tokens are fetched: POST with the user's cookies, answered by `{ token }`. */
  get tokenUrl(): string | undefined {
    return this.getAttribute('token-url') ?? undefined;
  }
  set tokenUrl(value: string | undefined) {
    this.#reflect('token-url', value);
  }

  /** Your user: works are registered under it and have no access code; to update and to download, they are listed. */
  get externalUserId(): string | undefined {
    return this.getAttribute('external-user-id') ?? undefined;
  }
  set externalUserId(value: string | undefined) {
    this.#reflect('external-user-id', value);
  }

  /** A lower limit than the service's, in bytes. */
  get maxFileSize(): number | undefined {
    return parseBytes(this.getAttribute('max-file-size'));
  }
  set maxFileSize(value: number | undefined) {
    this.#reflect('max-file-size', value === undefined ? undefined : String(value));
  }

  /** Show the price and wait for the user's yes. @default false */
  get confirmPrice(): boolean {
    return this.hasAttribute('confirm-price');
  }
  set confirmPrice(value: boolean) {
    this.#reflect('confirm-price', value ? '' : undefined);
  }

  /** BCP 47 tag of the language, numbers, sizes and dates; it may change at any time. @default 'en' */
  get locale(): string | undefined {
    return this.getAttribute('locale') ?? undefined;
  }
  set locale(value: string | undefined) {
    this.#reflect('locale', value);
  }

  #reflect(name: string, value: string | undefined): void {
    if (value === undefined || value === null) this.removeAttribute(name);
    else this.setAttribute(name, value);
  }
}
