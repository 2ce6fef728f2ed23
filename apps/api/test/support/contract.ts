import { Ajv2020 } from 'ajv/dist/2020.js';
import { TrieRouter } from 'hono/router/trie-router';
import { DECLARATIONS } from '../../src/declared/declarations.ts';
import { type Declaration, errorsOf, openApiPath } from '../../src/http/declare.ts';
import { openApiDocument } from '../../src/http/openapi.ts';

/** Every answer that tests get is held against what its route is declared with: that is, against the published document. */

interface Answer {
  description: string;
  content?: Record<string, unknown>;
}

type Schema = Record<string, unknown>;

const document = openApiDocument(DECLARATIONS, 'http://api.test') as {
  paths: Record<string, Record<string, { responses: Record<string, Answer> }>>;
};

/** Clients pass over keys that they do not know; here, one that is not declared is a mistake. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner: Schema = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, closed(value)] as const),
  );
  const isObject = inner['type'] === 'object' && inner['properties'] !== undefined;
  return isObject && inner['additionalProperties'] === undefined
    ? { ...inner, additionalProperties: false }
    : inner;
}

const ajv = new Ajv2020({ strict: false, allErrors: true }).addSchema(closed(document) as Schema, 'api');

const router = new TrieRouter<Declaration>();
for (const declaration of DECLARATIONS)
  router.add(declaration.method.toUpperCase(), declaration.path, declaration);

function declarationOf(method: string, path: string, ownFiles: boolean): Declaration | undefined {
  const [handlers] = router.match(method === 'HEAD' ? 'GET' : method, path);
  const declaration = handlers[0]?.[0];
  return ownFiles || declaration?.tag !== 'Files' ? declaration : undefined;
}

const escaped = (part: string) => part.replaceAll('~', '~0').replaceAll('/', '~1');

const ENVELOPES: Record<string, readonly [number, string][]> = {
  none: [
    [404, 'common.not_found'],
    [400, 'common.bad_request'],
    [429, 'common.rate_limited'],
    [503, 'common.service_unavailable'],
  ],
  preflight: [
    [403, 'session.origin_not_allowed'],
    [503, 'common.service_unavailable'],
  ],
};

function envelopeProblem(text: string, status: number, allowed: readonly [number, string][]): string[] {
  const validate = ajv.getSchema('api#/components/schemas/Error');
  const body: unknown = parse(text);
  if (!validate?.(body)) return [`no envelope: ${ajv.errorsText(validate?.errors)}`];
  const { code } = (body as { error: { code: string } }).error;
  return allowed.some(([one, other]) => one === status && other === code)
    ? []
    : [`${status} ${code} is not declared`];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function bodyProblems(declaration: Declaration, response: Response, text: string): string[] {
  const path = openApiPath(declaration.path);
  const status = String(response.status);
  const answer = document.paths[path]?.[declaration.method]?.responses[status];
  if (!answer) return [`the status ${status} is not declared (${errorsOf(declaration).join(', ')})`];
  const type = (response.headers.get('content-type') ?? '').split(';')[0]?.trim() ?? '';
  if (!answer.content) return text === '' ? [] : ['a body is not declared'];
  if (answer.content['*/*'] !== undefined) return [];
  if (answer.content[type] === undefined) return [`the type ${type} is not declared`];
  if (type !== 'application/json') return [];
  const where = ['paths', path, declaration.method, 'responses', status, 'content', type, 'schema'];
  const validate = ajv.getSchema(`api#/${where.map((part) => encodeURIComponent(escaped(part))).join('/')}`);
  if (!validate) return [`there is no schema at ${where.join(' ')}`];
  return validate(parse(text)) ? [] : [`the body is not as declared: ${ajv.errorsText(validate.errors)}`];
}

const EVERYWHERE: Record<string, RegExp> = {
  'x-request-id': /^req_[0-9A-HJKMNP-TV-Z]{26}$/,
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^no-referrer$/,
  'content-security-policy': /default-src 'none'.*frame-ancestors 'none'/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^(?:same|cross)-origin$/,
  'cache-control': /./,
};

function headerProblems({ headers, status }: Response): string[] {
  const problems = Object.entries(EVERYWHERE)
    .filter(([name, pattern]) => !pattern.test(headers.get(name) ?? ''))
    .map(([name]) => `the header ${name} is ${headers.get(name) ?? 'missing'}`);
  const wait = headers.get('retry-after');
  if (wait !== null && !/^[1-9]\d*$/.test(wait)) problems.push(`Retry-After is ${wait}`);
  if (wait !== null && status !== 429 && status !== 503) problems.push(`Retry-After with ${status}`);
  return problems;
}

/** What is wrong with an answer, if anything is. */
export async function contractProblems(
  request: Request,
  response: Response,
  { ownFiles }: { ownFiles: boolean },
): Promise<string[]> {
  const { pathname } = new URL(request.url);
  const declaration = declarationOf(request.method, pathname, ownFiles);
  const isSocket = request.headers.get('upgrade') !== null && response.status === 200;
  if (isSocket) return [];
  const isPreflight = request.method === 'OPTIONS';
  // A file is not read to its end only to be looked at.
  const isText = /json|html|text/.test(response.headers.get('content-type') ?? '');
  const text = isText && request.method !== 'HEAD' ? await response.clone().text() : '';
  const problems = headerProblems(response);
  if (request.method === 'HEAD') return problems;
  if (declaration) problems.push(...bodyProblems(declaration, response, text));
  else if (!(isPreflight && response.status === 204))
    problems.push(
      ...envelopeProblem(text, response.status, [
        ...(ENVELOPES['none'] ?? []),
        ...(isPreflight ? (ENVELOPES['preflight'] ?? []) : []),
      ]),
    );
  const name = declaration ? declaration.operationId : `${request.method} (no route)`;
  return problems.map((problem) => `${name}, ${response.status}: ${problem}`);
}
