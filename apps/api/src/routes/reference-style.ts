import { createHash } from 'node:crypto';
import { raw } from 'hono/html';

const STYLE = `
:root { color-scheme: light dark; --ink: #1a1a1a; --soft: #5c6470; --line: #e3e6ea; --page: #f6f7f9; --card: #fff; --mark: #23766a; --code: #f0f2f5; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #eceef1; --soft: #a3abb6; --line: #2c323a; --page: #14171b; --card: #1c2026; --mark: #6fd0c0; --code: #252a32; }
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; scroll-padding-top: 1rem; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.6 system-ui, sans-serif; display: grid; grid-template-columns: 19rem minmax(0, 1fr); }
nav { position: sticky; top: 0; height: 100vh; overflow-y: auto; padding: 2rem 1.25rem; border-right: 1px solid var(--line); background: var(--card); font-size: .875rem; }
nav p { margin: 1.25rem 0 .25rem; font-weight: 600; }
nav ul { list-style: none; margin: 0; padding: 0; }
nav a { display: block; padding: .15rem 0; color: var(--soft); text-decoration: none; }
nav a:hover { color: var(--mark); text-decoration: underline; }
main { max-width: 60rem; padding: 2.5rem 2rem 6rem; }
h1 { margin: 0 0 .5rem; font-size: 2rem; line-height: 1.2; }
h2 { margin: 3.5rem 0 .25rem; font-size: 1.4rem; line-height: 1.3; }
h3 { margin: 0 0 .25rem; font-size: 1.05rem; }
h3 a { color: inherit; text-decoration: none; }
h3 a:hover, h3 a:focus-visible { text-decoration: underline; }
h4 { margin: 1.25rem 0 .35rem; font-size: .8rem; color: var(--soft); letter-spacing: .02em; }
p { margin: .25rem 0 .75rem; }
a { color: var(--mark); }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--mark); outline-offset: 2px; border-radius: 4px; }
article { margin: 1rem 0; padding: 1.25rem 1.5rem; background: var(--card); border: 1px solid var(--line); border-radius: 12px; }
code, pre { font: .85rem/1.55 ui-monospace, monospace; }
code { overflow-wrap: anywhere; }
p.route { margin: .35rem 0 .75rem; }
p.route b { display: inline-block; min-width: 3.2rem; color: var(--mark); font: 600 .85rem/1.55 ui-monospace, monospace; }
p.who, .soft { color: var(--soft); font-size: .9rem; }
pre { margin: 0; padding: .85rem 1rem; overflow-x: auto; background: var(--code); border-radius: 8px; }
table { width: 100%; border-collapse: collapse; font-size: .9rem; }
td, th { padding: .4rem .75rem .4rem 0; border-top: 1px solid var(--line); text-align: left; vertical-align: top; }
th { font-weight: 400; white-space: nowrap; }
summary { cursor: pointer; color: var(--soft); font-size: .9rem; }
@media (max-width: 56rem) {
  body { display: block; }
  nav { position: static; height: auto; max-height: 40vh; border-right: 0; border-bottom: 1px solid var(--line); }
  main { padding: 1.5rem 1rem 4rem; }
  article { padding: 1rem; }
}
`;

/** One string: white space between the tags would be part of what is hashed. */
export const STYLE_ELEMENT = raw(`<style>${STYLE}</style>`);

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** Nothing runs, nothing loads, and only this one style sheet applies. */
export const REFERENCE_CSP = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
