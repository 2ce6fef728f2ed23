// What the samples take for granted: a page has these from its own form, so they need no line of a sample.
import type {} from '@ats-kit/element';
import type { Creator } from '@ats-kit/protocol';

declare global {
  const title: string;
  const creators: Creator[];
  /** A recording that the user chose. */
  const file: File;
  /** Of whatever the page may give up. */
  const signal: AbortSignal;
  /** Of an element of the page's own. */
  const shadowRoot: ShadowRoot;
}
