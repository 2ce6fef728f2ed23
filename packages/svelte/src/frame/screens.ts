import type { AtsView, ScreenName } from '@ats-kit/dom';
import type { Component, Snippet } from 'svelte';

/** What stands in each screen of a mode. */
export type ScreenTable = { [Name in ScreenName]?: Component<{ view: never }> };

/** What a page calls the insides of the screens; an option is called `accessCode` already. */
const SNIPPET_NAMES = {
  accessCode: 'accessCodeStep',
  works: 'worksStep',
  file: 'fileStep',
  title: 'titleStep',
  creators: 'creatorsStep',
  review: 'reviewStep',
  price: 'price',
  upload: 'upload',
  waiting: 'waiting',
  tracking: 'tracking',
  complete: 'complete',
  failed: 'failed',
  details: 'details',
  versions: 'versions',
} as const satisfies Record<ScreenName, string>;

/** The name of the snippet that replaces the inside of a screen. */
export type SnippetName = (typeof SNIPPET_NAMES)[ScreenName];

type AnySnippet = Snippet<[AtsView]>;

/** The snippets of a page, of whatever mode. A screen is only ever given its own view. */
export type AnySnippets = { [Name in SnippetName]?: AnySnippet } & {
  layout?: Snippet<[AtsView, Snippet]>;
};

export const snippetOf = (snippets: object, name: ScreenName) =>
  (snippets as AnySnippets)[SNIPPET_NAMES[name]];

export const insideOf = (screens: ScreenTable, name: ScreenName) =>
  screens[name] as Component<{ view: AtsView }> | undefined;
