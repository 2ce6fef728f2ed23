import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import type { ChainRecord } from '../ports.ts';

const STYLE = `
:root { color-scheme: light dark; --ink: #1a1a1a; --soft: #5c6470; --line: #e3e6ea; --page: #f6f7f9; --card: #fff; --mark: #23766a; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #eceef1; --soft: #a3abb6; --line: #2c323a; --page: #14171b; --card: #1c2026; --mark: #6fd0c0; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 56rem; margin: 0 auto; padding: 3rem 1.25rem; }
p.network { margin: 0 0 .25rem; color: var(--mark); font-weight: 600; text-transform: capitalize; }
h1 { margin: 0 0 1.5rem; font-size: 1.6rem; line-height: 1.25; }
h2 { margin: 2rem 0 .75rem; font-size: 1.1rem; }
dl { margin: 0; background: var(--card); border: 1px solid var(--line); border-radius: 12px; }
dl > div { display: grid; grid-template-columns: 11rem 1fr; gap: .25rem 1rem; padding: .75rem 1.25rem; }
dl > div + div { border-top: 1px solid var(--line); }
dt { color: var(--soft); }
dd { margin: 0; min-width: 0; }
code { font: .875rem/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
p.note { color: var(--soft); }
@media (max-width: 36rem) { dl > div { grid-template-columns: 1fr; } }
`;

/** One string: white space between the tags would be part of what is hashed. */
const STYLE_ELEMENT = raw(`<style>${STYLE}</style>`);
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** Nothing runs, nothing loads, and only this one style sheet applies. */
export const EXPLORER_CSP = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

function page(title: string, body: ReturnType<typeof html>) {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        ${STYLE_ELEMENT}
      </head>
      <body>
        <main>${body}</main>
      </body>
    </html>`;
}

const row = (term: string, value: string | number) =>
  html`<div>
    <dt>${term}</dt>
    <dd>${value}</dd>
  </div>`;
const codeRow = (term: string, value: string) =>
  html`<div>
    <dt>${term}</dt>
    <dd><code>${value}</code></dd>
  </div>`;

export function transactionPage(record: ChainRecord) {
  const { call, network, refusal } = record;
  const time = record.blockTime.toISOString();
  const works = [row('ATS id', record.atsId), row('Version', record.version + 1)];
  return page(
    `Transaction ${record.txHash.slice(0, 10)}…`,
    html`<p class="network">${network}</p>
      <h1>${call.call === 'create' ? 'Registration of a work' : 'New version of a work'}</h1>
      <dl>
        ${row('Status', refusal === undefined ? 'Included' : `Refused: ${refusal}`)}
        ${codeRow('Transaction', record.txHash)} ${refusal === undefined ? works : []}
        ${codeRow('Commitment', call.commitment)} ${row('Protocol version', call.protocolVersion)}
        ${codeRow('Owner', call.owner)}
      </dl>
      <h2>Block ${record.blockNumber}</h2>
      <dl>
        <div>
          <dt>Time</dt>
          <dd><time datetime="${time}">${time}</time></dd>
        </div>
        ${codeRow('Hash', record.blockHash)} ${codeRow('Parent block', record.parentHash)}
        ${codeRow('Extrinsics root', record.extrinsicsRoot)}
        ${record.blockTransactions.map((hash, index) => codeRow(`Transaction ${index + 1}`, hash))}
      </dl>
      <h2>Check it yourself</h2>
      <p class="note">
        The transaction is the SHA-256 of the extrinsic below; the root is the SHA-256 of the block’s
        transactions, byte by byte; the block’s hash is the SHA-256 of network, number, parent block, root and
        time, a line each.
      </p>
      <p><code>${record.payload}</code></p>`,
  );
}

export function missingPage() {
  return page(
    'No such transaction',
    html`<h1>There is no such transaction</h1>
      <p class="note">It may not stand in a block yet, or it is on the other network.</p>`,
  );
}
