import { type ApiErrorCode, ERRORS } from '@ats-kit/protocol';
import {
  type Content,
  type Declaration,
  type JsonBody,
  type Parameter,
  type RawBody,
  TAGS,
  errorsOf,
  namesIn,
  openApiPath,
} from './declare.ts';
import { type JsonSchema, SCHEMAS, type SchemaName, jsonSchemaOf } from './schemas.ts';

type Json = Record<string, unknown>;

const referTo = (name: SchemaName | 'Error') => ({ $ref: `#/components/schemas/${name}` });

const REQUEST_ID_PATTERN = '^req_[0-9A-HJKMNP-TV-Z]{26}$';

/** The one envelope. Which codes a status has stands with each answer. */
const ERROR: JsonSchema = {
  type: 'object',
  description: 'What every answer is that is not 2xx. Switch on `code`, never on `message`.',
  properties: {
    error: {
      type: 'object',
      properties: {
        code: { type: 'string', enum: Object.keys(ERRORS).filter((code) => isSent(code as ApiErrorCode)) },
        message: { type: 'string', description: 'For developers.' },
        details: { type: 'object', description: 'What the code says more.', additionalProperties: true },
        request_id: { type: 'string', pattern: REQUEST_ID_PATTERN },
      },
      required: ['code', 'message', 'request_id'],
    },
  },
  required: ['error'],
};

function isSent(code: ApiErrorCode): boolean {
  return ERRORS[code].status !== null;
}

const HEADERS = {
  'X-Request-Id': {
    description: 'Names the call in the service’s log.',
    required: true,
    schema: { type: 'string', pattern: REQUEST_ID_PATTERN },
  },
  'Retry-After': {
    description: 'After how many seconds to try again.',
    schema: { type: 'integer', minimum: 1 },
  },
};

const SECURITY_SCHEMES = {
  sessionToken: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'A token of `POST /v1/sessions`.',
  },
  siteKey: {
    type: 'apiKey',
    in: 'header',
    name: 'X-Site-Key',
    description: 'The organization’s public key, `cpk_…`.',
  },
  apiKey: {
    type: 'http',
    scheme: 'bearer',
    description: 'An organization’s API key, `afo_sk_live_…`, for its servers.',
  },
  adminToken: {
    type: 'http',
    scheme: 'bearer',
    description: 'An organization’s admin token, `afo_admin_…`.',
  },
};

const requestIdHeader = { 'X-Request-Id': { $ref: '#/components/headers/X-Request-Id' } };

function parameter(place: 'path' | 'query' | 'header', name: string, value: Parameter): Json {
  return {
    name,
    in: place,
    description: value.description,
    required: place === 'path' || (value.isRequired ?? false),
    schema: value.schema,
    ...(value.example !== undefined && { example: value.example }),
  };
}

const parameters = ({ path, params = {}, query = {}, headers = {} }: Declaration) => [
  ...namesIn(path).map((name) => parameter('path', name, params[name] ?? { description: name, schema: {} })),
  ...Object.entries(query).map(([name, value]) => parameter('query', name, value)),
  ...Object.entries(headers).map(([name, value]) => parameter('header', name, value)),
];

const requestBody = (body: JsonBody | RawBody): Json =>
  body.kind === 'json'
    ? {
        required: true,
        description: `At most ${body.maxBytes} bytes.`,
        content: { 'application/json': { schema: referTo(body.schema), example: body.example } },
      }
    : { required: true, description: body.description, content: { 'application/octet-stream': {} } };

const contentOf = ({ type, schema }: Content) => ({ [type]: { schema } });

function statusOf(code: ApiErrorCode): number {
  const { status } = ERRORS[code];
  if (status === null) throw new Error(`${code} never travels.`);
  return status;
}

/** The codes of a route by the status that they are sent with. */
export function codesByStatus(declaration: Declaration): Map<number, ApiErrorCode[]> {
  const byStatus = new Map<number, ApiErrorCode[]>();
  for (const code of errorsOf(declaration)) {
    const status = statusOf(code);
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return new Map([...byStatus].sort(([one], [other]) => one - other));
}

function errorAnswer(status: number, codes: readonly ApiErrorCode[]): Json {
  const mayWait = status === 429 || status === 503;
  return {
    description: codes.map((code) => `\`${code}\`: ${ERRORS[code].message}`).join('\n\n'),
    headers: {
      ...requestIdHeader,
      ...(mayWait && { 'Retry-After': { $ref: '#/components/headers/Retry-After' } }),
    },
    content: {
      'application/json': {
        schema: {
          allOf: [
            referTo('Error'),
            { properties: { error: { properties: { code: { enum: [...codes] } } } } },
          ],
        },
      },
    },
  };
}

function answers(declaration: Declaration): Json {
  const { success, notFoundPage } = declaration;
  const errors = [...codesByStatus(declaration)].map(
    ([status, codes]) => [String(status), errorAnswer(status, codes)] as const,
  );
  return {
    [String(success.status)]: {
      description: success.description,
      headers: requestIdHeader,
      ...(success.schema && { content: { 'application/json': { schema: referTo(success.schema) } } }),
      ...(success.content && { content: contentOf(success.content) }),
    },
    ...Object.fromEntries(errors),
    ...(notFoundPage && {
      '404': {
        description: 'There is nothing.',
        headers: requestIdHeader,
        content: contentOf(notFoundPage),
      },
    }),
  };
}

function security({ security: { kind } }: Declaration): Json[] {
  if (kind === 'public') return [];
  return [kind === 'session' ? { sessionToken: [], siteKey: [] } : { [kind]: [] }];
}

function operation(declaration: Declaration): Json {
  const { operationId, summary, description, tag, body } = declaration;
  const needs =
    declaration.security.kind === 'apiKey' ? `Needs the scope \`${declaration.security.scope}\`.` : undefined;
  const text = [description, needs].filter((part) => part !== undefined).join('\n\n');
  return {
    operationId,
    tags: [tag],
    summary,
    ...(text !== '' && { description: text }),
    security: security(declaration),
    parameters: parameters(declaration),
    ...(body && { requestBody: requestBody(body) }),
    responses: answers(declaration),
  };
}

function paths(declarations: readonly Declaration[]): Record<string, Json> {
  const all: Record<string, Json> = {};
  for (const declaration of declarations) {
    const path = openApiPath(declaration.path);
    all[path] = { ...all[path], [declaration.method]: operation(declaration) };
  }
  return all;
}

const VERSION = '1.0.0';

/** The OpenAPI 3.1 document of declared routes. */
export function openApiDocument(declarations: readonly Declaration[], publicUrl: string): Json {
  const schemas = (Object.keys(SCHEMAS) as SchemaName[]).map((name) => [name, jsonSchemaOf(name)] as const);
  return {
    openapi: '3.1.1',
    info: {
      title: 'ATS API',
      version: VERSION,
      summary: 'Register creative works on the Allfeat blockchain.',
      description:
        'Sessions, registrations, new versions, transactions and downloads. JSON is UTF-8 with keys in `snake_case`; instants are RFC 3339 in UTC; money is whole credits; sizes are bytes. Unknown keys in answers may come at any time: pass over them.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: publicUrl }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths: paths(declarations),
    components: {
      schemas: { Error: ERROR, ...Object.fromEntries(schemas) },
      headers: HEADERS,
      securitySchemes: SECURITY_SCHEMES,
    },
  };
}
