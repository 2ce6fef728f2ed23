// Loaded in Node, by a server that compiles for one: what a page of each framework would send.
import * as React from '@ats-kit/react';
import * as Svelte from '@ats-kit/svelte';
import * as Vue from '@ats-kit/vue';
import type { Mode } from '@ats-kit/protocol';
import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import type { Component as SvelteComponent } from 'svelte';
import { render } from 'svelte/server';
import { type Component as VueComponent, createSSRApp, h } from 'vue';
import { renderToString as renderVue } from 'vue/server-renderer';
import type { FaceOptions } from '../faces/face.ts';

const NAMES = {
  register: 'AtsRegister',
  update: 'AtsUpdate',
  access: 'AtsAccess',
  download: 'AtsDownload',
} as const satisfies Record<Mode, string>;

const RENDERERS: Record<string, (mode: Mode, options: FaceOptions) => string | Promise<string>> = {
  React(mode, options) {
    const Whole = React[NAMES[mode]];
    return renderToString(
      <StrictMode>
        <Whole {...options} />
      </StrictMode>,
    );
  },
  Vue: (mode, options) =>
    renderVue(createSSRApp({ render: () => h(Vue[NAMES[mode]] as VueComponent, { ...options }) })),
  Svelte: (mode, options) =>
    render(Svelte[NAMES[mode]] as SvelteComponent<object>, { props: { ...options } }).body,
};

/** The markup of a mode on a server, which has no ports: they are a page's. */
export async function renderOnServer(face: string, mode: Mode, options: FaceOptions): Promise<string> {
  const renderIn = RENDERERS[face];
  if (!renderIn) throw new Error(`${face} is not rendered on a server.`);
  return renderIn(mode, options);
}
