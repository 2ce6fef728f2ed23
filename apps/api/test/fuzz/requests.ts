import fc from 'fast-check';
import type { Declaration, Parameter, Security } from '../../src/http/declare.ts';
import type { RawRequest } from './raw-http.ts';

/** What a real caller would hold and know. */
export interface Known {
  /** Headers that a route's own guard lets through. */
  credentials: Record<Security['kind'], () => readonly (readonly [string, string])[]>;
  /** Values of parameters that exist, by name. */
  parameters: Readonly<Record<string, readonly string[]>>;
}

const UNIT = 'binary' as const;
const text = (maxLength: number) => fc.string({ unit: UNIT, maxLength });
const bytes = (maxLength: number) => fc.uint8Array({ maxLength }).map((array) => Buffer.from(array));
const percent = (buffer: Buffer) =>
  [...buffer].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');

/** What has fooled servers before. */
const NASTY_PARTS = [
  '..',
  '.',
  '%2e%2e',
  '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  '%2F',
  '%5c..%5c',
  '%00',
  'a%00b',
  '%ff%fe',
  '%',
  '%zz',
  '%u0000',
  ';',
  '//',
  '\\',
  '-1',
  '0',
  '00',
  '1e3',
  '0x10',
  '9007199254740993',
  '99999999999999999999999999',
  'NaN',
  'null',
  'undefined',
  '__proto__',
  'constructor',
  "'%20or%201=1--",
  '%F0%9F%8E%B5',
  '%ED%A0%80',
  '%C0%AE%C0%AE',
  'a'.repeat(300),
  'a'.repeat(9_000),
  '\u00ff',
] as const;

const part = fc.oneof(
  fc.constantFrom(...NASTY_PARTS),
  bytes(24).map(percent),
  fc.string({ maxLength: 24 }).map((value) => encodeURIComponent(value)),
  fc.uuid(),
  fc.nat().map(String),
);

const values = (name: string, { example }: Partial<Parameter>, known: Known) => [
  ...(known.parameters[name] ?? []),
  ...(example === undefined ? [] : [encodeURIComponent(String(example))]),
];

function pathOf({ path, params = {} }: Declaration, known: Known): fc.Arbitrary<string> {
  const pieces = path.split('/').map((piece) => {
    const name = /^:(\w+)/.exec(piece)?.[1];
    if (name === undefined) return fc.oneof({ weight: 30, arbitrary: fc.constant(piece) }, part);
    const real = values(name, params[name] ?? {}, known);
    const arbitraries = [{ weight: 2, arbitrary: part }];
    if (real.length > 0) arbitraries.push({ weight: 5, arbitrary: fc.constantFrom(...real) });
    return fc.oneof(...arbitraries);
  });
  return fc.tuple(...pieces).map((joined) => joined.join('/'));
}

function queryOf({ query = {} }: Declaration, known: Known): fc.Arbitrary<string> {
  const declared = Object.entries(query).map(([name, parameter]) => {
    const real = values(name, parameter, known);
    const value = real.length > 0 ? fc.oneof(fc.constantFrom(...real), part) : part;
    return fc.array(
      value.map((given) => `${name}=${given}`),
      { maxLength: 2 },
    );
  });
  const odd = fc.array(
    fc.tuple(part, part).map((pair) => pair.join('=')),
    { maxLength: 2 },
  );
  return fc
    .tuple(odd, ...declared)
    .map((lists) => lists.flat())
    .map((list) => (list.length === 0 ? '' : `?${list.join('&')}`));
}

const BODY_HEADERS = [
  ['Content-Type', 'application/json'],
  ['Content-Type', 'application/json; charset=utf-8'],
  ['Content-Type', 'application/json; charset=utf-16'],
  ['Content-Type', 'text/plain'],
  ['Content-Type', 'multipart/form-data; boundary=x'],
  ['Content-Type', ''],
  ['Content-Encoding', 'gzip'],
] as const;

const ODD_HEADERS = [
  ['Origin', 'null'],
  ['Origin', 'https://'],
  ['Origin', 'https://stranger.example'],
  ['Origin', `https://${'a.'.repeat(200)}example`],
  ['Origin', 'javascript:alert(1)'],
  ['X-Site-Key', "cpk_' or '1'='1"],
  ['X-Site-Key', '\u0000'],
  ['Idempotency-Key', ''],
  ['Idempotency-Key', 'k'.repeat(300)],
  ['Idempotency-Key', '\u00ff\u00fe'],
  ['X-Forwarded-For', '::1, unknown, 999.1.1.1'],
  ['X-Forwarded-Host', 'evil.example'],
  ['X-HTTP-Method-Override', 'DELETE'],
  ['Upgrade', 'h2c'],
  ['Expect', '100-continue'],
  ['Expect', 'nothing'],
  ['Range', 'bytes=0-0,1-1'],
  ['If-None-Match', '*'],
  ['Accept', 'application/xml'],
  ['Cookie', '$Version=1; a=b'],
  ['Content-Length', '5'],
  ['Transfer-Encoding', 'gzip'],
  ['Host', 'other.example'],
  ['X-Long', 'l'.repeat(20_000)],
] as const;

const header = fc.oneof(
  fc.constantFrom(...ODD_HEADERS),
  fc.tuple(fc.constantFrom('Authorization', 'X-Site-Key', 'X-Odd'), fc.string({ maxLength: 60 })),
);

const credentialsOf = ({ security }: Declaration, known: Known) =>
  fc
    .oneof(
      { weight: 6, arbitrary: fc.constant(security.kind) },
      {
        weight: 1,
        arbitrary: fc.constantFrom<Security['kind']>('session', 'apiKey', 'adminToken', 'public'),
      },
    )
    // Only when it is sent: tokens are spent, and expire.
    .map((kind) => known.credentials[kind]);

const json = fc.jsonValue({ maxDepth: 4, stringUnit: UNIT });
const hugeNumbers = fc.constantFrom('1e400', '-1e400', '123456789012345678901234567890', '1.5', '-0');

/** A body that would be right, with some of it replaced. */
function mutated(example: Record<string, unknown>): fc.Arbitrary<Buffer> {
  const keys = [...Object.keys(example), '__proto__', 'external_user_ref', 'network'];
  return fc
    .array(fc.tuple(fc.constantFrom(...keys), fc.oneof(json, text(400))), { maxLength: 3 })
    .map((changes) => Buffer.from(JSON.stringify({ ...example, ...Object.fromEntries(changes) })));
}

const oddBody: fc.Arbitrary<Buffer> = fc.oneof(
  json.map((value) => Buffer.from(JSON.stringify(value))),
  fc.dictionary(text(12), json).map((value) => Buffer.from(JSON.stringify(value))),
  bytes(200),
  bytes(40).map((odd) => Buffer.concat([Buffer.from('{"title":"'), odd, Buffer.from('"}')])),
  hugeNumbers.map((number) => Buffer.from(`{"job_id":${number},"allowed_ats_id":${number}}`)),
  fc.constantFrom(
    Buffer.alloc(0),
    Buffer.from('\uFEFF{}'),
    Buffer.from('{"job_id":"a","job_id":"b"}'),
    Buffer.from('['.repeat(100_000)),
    Buffer.from('{"a":'.repeat(20_000) + '1' + '}'.repeat(20_000)),
    Buffer.from(`{"title":"${'x'.repeat(400_000)}"}`),
    Buffer.from(`{"creators":[${'{},'.repeat(5_000)}{}]}`),
    Buffer.from('{"title":"\\u0000","filename":"\\ud800"}'),
  ),
);

function bodyOf({ body }: Declaration): fc.Arbitrary<Buffer | undefined> {
  if (body === undefined) return fc.option(oddBody, { nil: undefined, freq: 6 });
  if (body.kind === 'raw') return fc.option(bytes(500), { nil: undefined, freq: 4 });
  return fc.oneof(
    { weight: 4, arbitrary: mutated(body.example) },
    { weight: 3, arbitrary: oddBody },
    { weight: 1, arbitrary: fc.constant(undefined) },
  );
}

const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'TRACE', 'PROPFIND'];

/** A request for a route as it should not be, more or less. The credentials are asked for when it is sent. */
export interface FuzzRequest extends Omit<RawRequest, 'headers'> {
  odd: readonly (readonly [string, string])[];
  credentials: () => readonly (readonly [string, string])[];
}

export function requestsFor(declaration: Declaration, known: Known): fc.Arbitrary<FuzzRequest> {
  const type = fc.constantFrom(...BODY_HEADERS);
  const usual = fc.constant(['Content-Type', 'application/json'] as const);
  return fc.record({
    method: fc.oneof(
      { weight: 12, arbitrary: fc.constant(declaration.method.toUpperCase()) },
      { weight: 1, arbitrary: fc.constantFrom(...METHODS) },
    ),
    target: fc.tuple(pathOf(declaration, known), queryOf(declaration, known)).map((both) => both.join('')),
    odd: fc
      .tuple(
        fc.oneof({ weight: 5, arbitrary: usual }, type),
        fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.array(header, { maxLength: 3 })),
      )
      .map(([one, others]) => [one, ...others]),
    credentials: credentialsOf(declaration, known),
    body: bodyOf(declaration),
  });
}
