// Loaded in Node, by a server that compiles for one: what a page would send.
import { render } from 'svelte/server';
import AtsAccess from '../../src/AtsAccess.svelte';
import AtsDownload from '../../src/AtsDownload.svelte';
import AtsRegister from '../../src/AtsRegister.svelte';
import AtsUpdate from '../../src/AtsUpdate.svelte';
import Ours from '../fixtures/Ours.svelte';

const COMPONENTS = { AtsRegister, AtsUpdate, AtsAccess, AtsDownload, Ours };

export type Rendered = keyof typeof COMPONENTS;

/** The markup of a component. Ports are a page's: a server has none. */
export const renderOnServer = (name: Rendered, options: object = {}): string =>
  render(COMPONENTS[name], {
    props: { atsUrl: 'https://ats.example', siteKey: 'cpk_test', locale: 'en', token: 'a-token', ...options },
  }).body;
