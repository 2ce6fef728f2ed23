import type { AtsFlowOptions, GetToken, MessageOverrides } from '@ats-kit/machine';
import {
  EVENT_NAMES,
  type EventDetails,
  type EventName,
  type Mode,
  type WidgetState,
} from '@ats-kit/protocol';
import { render } from 'preact';
import { createElement } from 'react';
import { ATTRIBUTES } from './attributes.ts';
import { AtsWidget, type WidgetHandle } from './ats-widget.tsx';
import { callbacksFor } from './callbacks.ts';
import { portsOf } from './ports-seam.ts';
import { ReflectingElement } from './reflecting-element.ts';
import { adoptStyles } from './styles.ts';

/** Properties that a page may have set before the element was defined. */
const PROPERTIES = [
  ...Object.values(ATTRIBUTES),
  'accessCode',
  'persist',
  'getToken',
  'messages',
  'inspect',
] as const;

/** Attributes whose change needs another token: one is for an organization, a network, an action and a user. */
const SCOPE = new Set(['site-key', 'ats-url', 'network', 'mode', 'external-user-id', 'ats-id']);

/** Attributes that change without another flow. */
const LIVE = new Set(['max-file-size', 'locale']);

/**
 * `<ats-widget>`: registers creative works from any page, updates and consults them, and downloads their files.
 *
 * @fires allfeat:ready and the other events of `EVENT_NAMES`; they bubble and cross shadow roots
 */
export class AllfeatRegister extends ReflectingElement {
  static readonly observedAttributes = Object.keys(ATTRIBUTES);

  #token: string | undefined;
  /** What the running flow was begun with; later tokens go to it by its handle. */
  #firstToken: string | undefined;
  #accessCode: string | undefined;
  #persist: AtsFlowOptions['persist'];
  #getToken: GetToken | undefined;
  #messages: MessageOverrides | undefined;
  #inspect: AtsFlowOptions['inspect'];
  #handle: WidgetHandle | null = null;
  /** The mode that the page was told of last. */
  #toldMode: Mode | undefined;
  #isScheduled = false;
  #isMounted = false;
  /** The next rendering may begin another flow. */
  #isAnew = true;

  /** The same function each time, so that a rendering does not let the handle go for a moment. */
  readonly #keepHandle = (handle: WidgetHandle | null) => {
    this.#handle = handle;
  };

  readonly #callbacks = callbacksFor((name, detail) => this.#tell(name, detail));

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
    if (this.#isMounted && SCOPE.has(name)) this.#token = undefined;
    if (LIVE.has(name)) this.#schedule();
    else this.#beginAnew();
  }

  /** The session token. Prefer `setToken()`; a token is never reflected to the attribute. */
  get token(): string | undefined {
    return this.#token;
  }
  set token(value: string | undefined) {
    if (value) this.setToken(value);
  }

  /**
   * Fills in the step that asks for an access code, in the modes `update`, `access` and `download`. A secret: there is no
   * attribute of it.
   */
  get accessCode(): string | undefined {
    return this.#accessCode;
  }
  set accessCode(value: string | undefined) {
    if (value === this.#accessCode) return;
    this.#accessCode = value;
    this.#beginAnew();
  }

  /**
   * What survives a reload: `false` keeps nothing; otherwise it is kept for the tab, or on the device under the `key` that
   * names your user.
   *
   * @default {}, with `externalUserId` as the key
   */
  get persist(): AtsFlowOptions['persist'] {
    return this.#persist;
  }
  set persist(value: AtsFlowOptions['persist']) {
    this.#persist = value;
    this.#beginAnew();
  }

  /** Fetches a session token; asked at the start and whenever one is refused or used up. */
  get getToken(): GetToken | undefined {
    return this.#getToken;
  }
  set getToken(value: GetToken | undefined) {
    this.#getToken = value;
    this.#beginAnew();
  }

  /** Told what the machines do, without secrets, for development tools. Read when a flow begins. */
  get inspect(): AtsFlowOptions['inspect'] {
    return this.#inspect;
  }
  set inspect(value: AtsFlowOptions['inspect']) {
    this.#inspect = value;
  }

  /** Texts to replace, or a whole language. */
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
    // A flow that is about to be replaced has no use for it, and the next one begins with it.
    if (!this.#isAnew) this.#handle?.setToken(token);
  }

  /** Back to the first step. The old token is spent, so `allfeat:token-expired` asks for another. */
  reset(): void {
    this.#token = undefined;
    this.#handle?.reset();
  }

  /** Where the flow stands. */
  getState(): WidgetState {
    return this.#handle?.getState() ?? { screen: this.mode === 'download' ? 'DOWNLOADS' : 'FORM' };
  }

  /** Ready is said once; a flow that begins after that, in a page that took the element out, has another mode at most. */
  #tell<Name extends EventName>(name: Name, detail: EventDetails[Name]): void {
    if (name !== EVENT_NAMES.READY && name !== EVENT_NAMES.MODE_CHANGED) {
      this.#emit(name, detail);
      return;
    }
    const { mode } = detail as EventDetails['allfeat:ready'];
    if (mode === this.#toldMode) return;
    const first = this.#toldMode === undefined;
    this.#toldMode = mode;
    this.#emit(first ? EVENT_NAMES.READY : EVENT_NAMES.MODE_CHANGED, { mode });
  }

  #emit<Name extends EventName>(name: Name, detail: EventDetails[Name]): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  #beginAnew(): void {
    this.#isAnew = true;
    this.#schedule();
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
    if (this.#isAnew || !this.#isMounted) this.#firstToken = this.#token;
    this.#isMounted = true;
    this.#isAnew = false;
    const widget = createElement(AtsWidget, {
      ...this.#callbacks,
      mode: this.mode,
      atsUrl: this.atsUrl,
      siteKey: this.siteKey,
      network: this.network,
      token: this.#firstToken,
      getToken: this.#getToken,
      tokenUrl: this.tokenUrl,
      externalUserId: this.externalUserId,
      accessCode: this.#accessCode,
      maxFileSize: this.maxFileSize,
      confirmPrice: this.confirmPrice,
      verifyCommitment: this.verifyCommitment,
      atsId: this.atsId,
      persist: this.#persist,
      locale: this.locale,
      messages: this.#messages,
      inspect: this.#inspect,
      ports: portsOf(this),
      handle: this.#keepHandle,
    });
    render(widget, this.shadowRoot);
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
