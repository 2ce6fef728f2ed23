import type { ViewOf } from '@ats-kit/machine';
import type { Mode, WidgetState } from '@ats-kit/protocol';

/** What a page may do to a flow from outside. */
export interface AtsCommands {
  /** Gives a session token, at any moment. */
  setToken(token: string): void;
  /** Back to the first step. */
  reset(): void;
  getState(): WidgetState;
}

/** A flow without markup. */
export interface AtsStore<M extends Mode> extends AtsCommands {
  /** All that there is to render, told apart by `screen` and `step`. Reactive where it is read in a template or an effect. */
  readonly view: ViewOf<M>;
}
