import { ERRORS, isErrorCode } from '@ats-kit/protocol';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { DECLARATIONS } from '../src/declared/declarations.ts';
import { type Declaration, errorsOf, namesIn, openApiPath } from '../src/http/declare.ts';
import { SCHEMAS } from '../src/http/schemas.ts';
import { useTestApi } from './support/api.ts';
import { ok } from './support/works.ts';

const api = useTestApi({ start: false });

const nameOf = ({ method, path }: Pick<Declaration, 'method' | 'path'>) => `${method.toUpperCase()} ${path}`;

describe('declared routes', () => {
  it('[0.openapi.routes] are the routes that are served, all of them and no other', () => {
    const isFile = ({ tag }: Declaration) => tag === 'Files';
    const ownFiles = api.api.objectStore !== undefined;
    const declared = DECLARATIONS.filter((one) => ownFiles || !isFile(one)).map(nameOf);
    const served = api.app.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path}`);
    expect([...new Set(served)].sort()).toEqual(declared.sort());
  });

  it.each(DECLARATIONS.map((one) => [nameOf(one), one] as const))(
    '[0.openapi.complete] %s has an id of its own, its parameters and codes that travel',
    (_, declaration) => {
      expect(DECLARATIONS.filter((one) => one.operationId === declaration.operationId)).toHaveLength(1);
      expect(Object.keys(declaration.params ?? {}).sort()).toEqual(namesIn(declaration.path).sort());
      for (const code of errorsOf(declaration))
        expect(isErrorCode(code) && ERRORS[code].status, code).toBeTypeOf('number');
    },
  );

  it('[0.openapi.examples] the example of a body is one that its route takes', () => {
    for (const { body, operationId } of DECLARATIONS) {
      if (body?.kind !== 'json') continue;
      expect(SCHEMAS[body.schema].decode(body.example), operationId).toMatchObject({ ok: true });
    }
  });
});

describe('/openapi.json', () => {
  it('[0.openapi.valid] is a valid OpenAPI 3.1 document', async () => {
    const document = await ok(api.call('/openapi.json'));
    const result = await new Validator().validate(document);
    expect(result.errors).toBeUndefined();
    expect(result.valid).toBe(true);
    expect(document['openapi']).toMatch(/^3\.1\./);
    expect(document['servers']).toEqual([{ url: 'http://api.test' }]);
  });

  it('[0.openapi.valid] names every schema, header and code that it refers to', async () => {
    const document = await ok(api.call('/openapi.json'));
    const text = JSON.stringify(document);
    const references = new Set([...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => path as string));
    expect(references.size).toBeGreaterThan(20);
    for (const path of references) {
      const found = path
        .split('/')
        .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], document);
      expect(found, path).toBeDefined();
    }
    const codes = document['components'].schemas.Error.properties.error.properties.code.enum as string[];
    expect(codes).toContain('registration.audio_too_large');
    expect(codes.some((code) => code.startsWith('widget.'))).toBe(false);
  });

  it('[0.openapi.routes] tells of each route how to call it and how it is refused', async () => {
    const { paths } = await ok(api.call('/openapi.json'));
    const init = paths['/v1/organizations/{organizationId}/works/init'].post;
    expect(init).toMatchObject({
      operationId: 'initOrganizationWork',
      security: [{ apiKey: [] }],
      requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/InitWork' } } } },
    });
    expect(init.parameters.map(({ name }: { name: string }) => name)).toEqual([
      'organizationId',
      'Idempotency-Key',
    ]);
    expect(Object.keys(init.responses)).toEqual(['200', '400', '401', '403', '409', '422', '429', '503']);
    expect(init.responses['429'].headers).toHaveProperty('Retry-After');
    for (const declaration of DECLARATIONS.filter(({ tag }) => tag !== 'Files'))
      expect(paths[openApiPath(declaration.path)]).toHaveProperty(declaration.method);
  });
});

describe('/reference', () => {
  it('[0.reference] shows every route and schema, and loads and runs nothing', async () => {
    const response = await api.call('/reference');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/html');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]+'; base-uri 'none'/);
    const page = await response.text();
    expect(page).not.toMatch(/<script|<link|<img|<iframe|\son\w+=|\sstyle=|url\(|@import/i);
    const ownFiles = api.api.objectStore !== undefined;
    for (const { operationId } of DECLARATIONS.filter(({ tag }) => ownFiles || tag !== 'Files'))
      expect(page).toContain(`<article id="${operationId}">`);
    for (const name of Object.keys(SCHEMAS)) expect(page).toContain(`id="schema-${name}"`);
  });

  it('[0.reference] every link on it leads somewhere', async () => {
    const page = await (await api.call('/reference')).text();
    const ids = new Set([...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id));
    const links = [...page.matchAll(/href="([^"]+)"/g)].map(([, href]) => href as string);
    expect(links.length).toBeGreaterThan(50);
    for (const link of links)
      if (link.startsWith('#')) expect(ids, link).toContain(link.slice(1));
      else expect(link).toBe('/openapi.json');
  });

  it('[0.reference] its style sheet is the one that its policy allows', async () => {
    const response = await api.call('/reference');
    const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(await response.text()) ?? [];
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style));
    expect(response.headers.get('content-security-policy')).toContain(
      `'sha256-${Buffer.from(digest).toString('base64')}'`,
    );
  });
});
