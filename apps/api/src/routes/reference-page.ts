import { ERRORS } from '@ats-kit/protocol';
import { html } from 'hono/html';
import { type Declaration, type Parameter, TAGS, type Tag, namesIn, openApiPath } from '../http/declare.ts';
import { codesByStatus } from '../http/openapi.ts';
import { type JsonSchema, SCHEMAS, type SchemaName, jsonSchemaOf } from '../http/schemas.ts';
import { STYLE_ELEMENT } from './reference-style.ts';

type Html = ReturnType<typeof html>;

const json = (value: unknown) => JSON.stringify(value, null, 2);

/** Text with its `code` marked. */
const prose = (text: string) =>
  text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part));

function access({ security }: Declaration): string {
  switch (security.kind) {
    case 'session':
      return `A session token for ${security.actions.map((action) => `\`${action}\``).join(' or ')}, with the site key in \`X-Site-Key\`.`;
    case 'apiKey':
      return `An API key of the organization with the scope \`${security.scope}\`.`;
    case 'adminToken':
      return 'The organization’s admin token.';
    case 'public':
      return 'No credential in a header.';
  }
}

const CREDENTIALS: Record<Declaration['security']['kind'], readonly string[]> = {
  session: ["  -H 'Authorization: Bearer <token>'", "  -H 'X-Site-Key: cpk_…'"],
  apiKey: ["  -H 'Authorization: Bearer afo_sk_live_…'"],
  adminToken: ["  -H 'Authorization: Bearer afo_admin_…'"],
  public: [],
};

function exampleCall({ method, path, security, query = {}, headers = {}, body }: Declaration, base: string) {
  const asked = Object.entries(query)
    .filter(([, { isRequired }]) => isRequired)
    .map(([name, { example }]) => `${name}=${example ?? '…'}`);
  const url = `${base}${openApiPath(path)}${asked.length > 0 ? `?${asked.join('&')}` : ''}`;
  const lines = [
    `curl${method === 'get' ? '' : ` -X ${method.toUpperCase()}`} '${url}'`,
    ...CREDENTIALS[security.kind],
    ...Object.entries(headers).map(([name, { example }]) => `  -H '${name}: ${example ?? '…'}'`),
    ...(body?.kind === 'json'
      ? ["  -H 'Content-Type: application/json'", `  -d '${JSON.stringify(body.example)}'`]
      : []),
    ...(body?.kind === 'raw' ? ['  --data-binary @nocturne.wav'] : []),
  ];
  return lines.join(' \\\n');
}

const parameterRow = (place: string, name: string, { description, isRequired, schema }: Parameter): Html =>
  html`<tr>
    <th scope="row"><code>${name}</code></th>
    <td>
      ${prose(description)}
      <span class="soft">${place}${isRequired ? ', required' : ''}${limitsOf(schema)}</span>
    </td>
  </tr>`;

function limitsOf({ enum: values, minimum, maximum }: JsonSchema): string {
  if (values) return `: ${values.join(', ')}`;
  const isLimited = maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER;
  return minimum !== undefined && isLimited ? `: ${minimum} to ${maximum}` : '';
}

function parameters({ path, params = {}, query = {}, headers = {} }: Declaration): Html | string {
  const rows = [
    ...namesIn(path).flatMap((name) =>
      params[name] ? [parameterRow('in the path', name, params[name])] : [],
    ),
    ...Object.entries(query).map(([name, value]) => parameterRow('in the query', name, value)),
    ...Object.entries(headers).map(([name, value]) => parameterRow('header', name, value)),
  ];
  if (rows.length === 0) return '';
  return html`<h4>Parameters</h4>
    <table>
      <tbody>
        ${rows}
      </tbody>
    </table>`;
}

const schemaLink = (name: SchemaName) => html`<a href="#schema-${name}">${name}</a>`;

function errors(declaration: Declaration): Html {
  const rows = [...codesByStatus(declaration)].flatMap(([status, codes]) =>
    codes.map(
      (code) =>
        html`<tr>
          <th scope="row">${status} <code>${code}</code></th>
          <td>${ERRORS[code].message}</td>
        </tr>`,
    ),
  );
  return html`<details>
    <summary>How it may be refused</summary>
    <table>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </details>`;
}

function route(declaration: Declaration, base: string): Html {
  const { operationId, summary, description, method, path, body, success } = declaration;
  return html`<article id="${operationId}">
    <h3><a href="#${operationId}">${summary}</a></h3>
    <p class="route"><b>${method.toUpperCase()}</b> <code>${openApiPath(path)}</code></p>
    ${description ? html`<p>${prose(description)}</p>` : ''}
    <p class="who">${prose(access(declaration))}</p>
    ${parameters(declaration)} ${body?.kind === 'json' ? html`<h4>Body: ${schemaLink(body.schema)}</h4>` : ''}
    ${body?.kind === 'raw' ? html`<h4>Body</h4>` : ''}
    ${body?.kind === 'raw' ? html`<p>${body.description}</p>` : ''}
    <h4>Answer</h4>
    <p>
      <code>${success.status}</code> ${prose(success.description)}
      ${success.schema ? schemaLink(success.schema) : ''}
    </p>
    <h4>Example</h4>
    <pre tabindex="0"><code>${exampleCall(declaration, base)}</code></pre>
    ${errors(declaration)}
  </article>`;
}

const schema = (name: SchemaName): Html =>
  html`<article id="schema-${name}">
    <h3><a href="#schema-${name}">${name}</a></h3>
    <pre tabindex="0"><code>${json(jsonSchemaOf(name))}</code></pre>
  </article>`;

const ENVELOPE = {
  error: {
    code: 'registration.audio_too_large',
    message: 'The file has 600000000 bytes; at most 500000000 are taken.',
    details: { size_bytes: 600_000_000, max_bytes: 500_000_000 },
    request_id: 'req_01HXYZ0123456789ABCDEFGHJK',
  },
};

/** The reference for people, of the same declarations that are served. Everything is text: nothing in it runs or loads. */
export function referencePage(declarations: readonly Declaration[], publicUrl: string): Html {
  const tags = (Object.keys(TAGS) as Tag[]).filter((tag) => declarations.some((one) => one.tag === tag));
  const ofTag = (tag: Tag) => declarations.filter((one) => one.tag === tag);
  const idOf = (tag: Tag) => tag.toLowerCase().replaceAll(' ', '-');
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>ATS API reference</title>
        ${STYLE_ELEMENT}
      </head>
      <body>
        <nav aria-label="Routes">
          ${tags.map(
            (tag) =>
              html`<p>${tag}</p>
                <ul>
                  ${ofTag(tag).map(
                    ({ operationId, summary }) => html`<li><a href="#${operationId}">${summary}</a></li>`,
                  )}
                </ul>`,
          )}
          <p><a href="#schemas">Schemas</a></p>
        </nav>
        <main>
          <h1>ATS API</h1>
          <p>
            Register creative works on the Allfeat blockchain. The same as
            <a href="/openapi.json">OpenAPI 3.1</a>. Every answer has an <code>X-Request-Id</code>.
          </p>
          <p>What is not 2xx is this, on every route. Switch on <code>code</code>:</p>
          <pre tabindex="0"><code>${json(ENVELOPE)}</code></pre>
          ${tags.map(
            (tag) =>
              html`<section>
                <h2 id="${idOf(tag)}">${tag}</h2>
                <p class="soft">${prose(TAGS[tag])}</p>
                ${ofTag(tag).map((declaration) => route(declaration, publicUrl))}
              </section>`,
          )}
          <section>
            <h2 id="schemas">Schemas</h2>
            <p class="soft">JSON Schema (2020-12) of the messages.</p>
            ${(Object.keys(SCHEMAS) as SchemaName[]).map(schema)}
          </section>
        </main>
      </body>
    </html>`;
}
