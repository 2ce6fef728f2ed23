import type { AtsCallbacks, GetToken, MessageOverrides } from '@ats-kit/machine';
import {
  EVENT_NAMES,
  type EventDetails,
  type EventName,
  type Mode,
  type Network,
  type WidgetState,
} from '@ats-kit/protocol';
import { render } from 'preact';
import { createElement } from 'react';
import { ATTRIBUTES, parseBytes, parseMode, parseNetwork } from './attributes.ts';
import { AtsWidget, type WidgetHandle } from './ats-widget.tsx';
import { adoptStyles } from './styles.ts';

/** Nothing to extend where there is no document: importing the module on a server does no harm. */
const Base = globalThis.HTMLElement ?? (Object as unknown as typeof HTMLElement);

/** Properties that a page may have set before the element was defined. */
const PROPERTIES = [...Object.values(ATTRIBUTES), 'getToken', 'messages'] as const;

/** Attributes whose change begins another flow. */
const IDENTITY = new Set(['site-key', 'ats-url', 'network', 'mode', 'external-user-id']);

/**
 * `<ats-widget>`: registers creative works from any page.
 *
 * @fires allfeat:ready and the other events of `EVENT_NAMES`; they bubble and cross shadow roots
 */
export class AllfeatRegister extends Base {
  static readonly observedAttributes = Object.keys(ATTRIBUTES);

  #token: string | undefined;
  #getToken: GetToken | undefined;
  #messages: MessageOverrides | undefined;
  #handle: WidgetHandle | null = null;
  #mode: Mode | undefined;
  #isScheduled = false;
  #isMounted = false;
  #wasReady = false;

  /** The same function each time, so that a rendering does not let the handle go for a moment. */
  readonly #keepHandle = (handle: WidgetHandle | null) => {
    this.#handle = handle;
  };

  readonly #callbacks: AtsCallbacks = {
    onReady: (detail) => {
      if (this.#wasReady) return;
      this.#wasReady = true;
      this.#emit(EVENT_NAMES.READY, detail);
    },
    onUploadStart: (detail) => this.#emit(EVENT_NAMES.UPLOAD_START, detail),
    onUploadProgress: (detail) => this.#emit(EVENT_NAMES.UPLOAD_PROGRESS, detail),
    onUploadComplete: (detail) => this.#emit(EVENT_NAMES.UPLOAD_COMPLETE, detail),
    onConfirmed: (detail) => this.#emit(EVENT_NAMES.CONFIRMED, detail),
    onStep: (detail) => this.#emit(EVENT_NAMES.STEP, detail),
    onComplete: (detail) => this.#emit(EVENT_NAMES.COMPLETE, detail),
    onFailed: (detail) => this.#emit(EVENT_NAMES.FAILED, detail),
    onError: (detail) => this.#emit(EVENT_NAMES.ERROR, detail),
    onTokenExpired: (detail) => this.#emit(EVENT_NAMES.TOKEN_EXPIRED, detail),
  };

  constructor() {
    super();
    adoptStyles(this.shadowRoot ?? this.attachShadow({ mode: 'open' }));
    for (const name of PROPERTIES) {
      if (!Object.hasOwn(this, name)) continue;
      // Set before the upgrade: the value shadows the accessor until it is handed to it.
      const value: unknown = Reflect.get(this, name);
      Reflect.deleteProperty(this, name);
      // Attributes must not be written in a constructor, so properties that reflect wait for the connection.
      queueMicrotask(() => Reflect.set(this, name, value));
    }
  }

  connectedCallback(): void {
    this.#schedule();
  }

  disconnectedCallback(): void {
    this.#schedule();
  }

  attributeChangedCallback(name: string, before: string | null, value: string | null): void {
    if (before === value) return;
    if (name === 'token') {
      if (value) this.setToken(value);
      return;
    }
    // A token is for one organization, network, action and user: another flow needs another.
    if (this.#isMounted && IDENTITY.has(name)) this.#token = undefined;
    this.#schedule();
  }

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

  /** The session token. Prefer `setToken()`; a token is never reflected to the attribute. */
  get token(): string | undefined {
    return this.#token;
  }
  set token(value: string | undefined) {
    if (value) this.setToken(value);
  }

  /** Where session tokens are fetched: POST with the user's cookies, answered by `{ token }`. */
  get tokenUrl(): string | undefined {
    return this.getAttribute('token-url') ?? undefined;
  }
  set tokenUrl(value: string | undefined) {
    this.#reflect('token-url', value);
  }

  /** Your user: the work is registered under it and has no access code. */
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

  /** Fetches a session token; asked at the start and whenever one is refused or used up. */
  get getToken(): GetToken | undefined {
    return this.#getToken;
  }
  set getToken(value: GetToken | undefined) {
    this.#getToken = value;
    this.#schedule();
  }

  /** Texts to replace; read when the flow starts. */
  get messages(): MessageOverrides | undefined {
    return this.#messages;
  }
  set messages(value: MessageOverrides | undefined) {
    this.#messages = value;
    this.#schedule();
  }

  /** Gives a session token. Works at any moment, also before the element is connected. */
  setToken(token: string): void {
    this.#token = token;
    this.#handle?.setToken(token);
  }

  /** Back to the first step. The old token is spent, so `allfeat:token-expired` asks for another. */
  reset(): void {
    this.#token = undefined;
    this.#handle?.reset();
  }

  /** Where the flow stands. */
  getState(): WidgetState {
    return this.#handle?.getState() ?? { screen: 'FORM' };
  }

  #reflect(name: string, value: string | undefined): void {
    if (value === undefined || value === null) this.removeAttribute(name);
    else this.setAttribute(name, value);
  }

  #emit<Name extends EventName>(name: Name, detail: EventDetails[Name]): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  /** Several changes of one task are one rendering, and an element that is only moved keeps its state. */
  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    queueMicrotask(() => {
      this.#isScheduled = false;
      if (this.isConnected) this.#render();
      else if (this.#isMounted) this.#unmount();
    });
  }

  #unmount(): void {
    this.#isMounted = false;
    if (this.shadowRoot) render(null, this.shadowRoot);
  }

  #render(): void {
    if (!this.shadowRoot) return;
    const { mode } = this;
    const isModeChanged = this.#mode !== undefined && this.#mode !== mode;
    this.#mode = mode;
    this.#isMounted = true;
    const widget = createElement(AtsWidget, {
      ...this.#callbacks,
      mode,
      atsUrl: this.atsUrl,
      siteKey: this.siteKey,
      network: this.network,
      token: this.#token,
      getToken: this.#getToken,
      tokenUrl: this.tokenUrl,
      externalUserId: this.externalUserId,
      maxFileSize: this.maxFileSize,
      confirmPrice: this.confirmPrice,
      messages: this.#messages,
      handle: this.#keepHandle,
    });
    render(widget, this.shadowRoot);
    if (isModeChanged) this.#emit(EVENT_NAMES.MODE_CHANGED, { mode });
  }
}

export const TAG_NAME = 'ats-widget';

/** Defines `<ats-widget>`. A page that loads two copies keeps the first. */
export function defineAtsWidget(): void {
  if (!globalThis.customElements || customElements.get(TAG_NAME)) return;
  customElements.define(TAG_NAME, AllfeatRegister);
}

declare global {
  interface HTMLElementTagNameMap {
    [TAG_NAME]: AllfeatRegister;
  }
}
