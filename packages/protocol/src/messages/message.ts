import * as z from 'zod/mini';
import { type FromWire, fromWire, toWire } from '../names.ts';

/** One thing that is wrong with a message: where, and what. */
export interface MessageIssue {
  /** Path with wire names, like `creators[0].full_name`; empty for the message as a whole. */
  path: string;
  message: string;
}

export type Decoded<Value> = { ok: true; value: Value } | { ok: false; issues: MessageIssue[] };

/** A message of the protocol: its schema on the wire, and the way to and from its TypeScript shape. */
export interface Message<Schema extends z.ZodMiniType, Value> {
  /** Schema of the JSON as it travels. */
  readonly wire: Schema;
  /** Checks JSON and renames its keys. Unknown keys are dropped, never refused. */
  decode(json: unknown): Decoded<Value>;
  /** Renames keys for the wire and drops what is `undefined`. */
  encode(value: Value): unknown;
}

/** The TypeScript shape of a message. */
export type ValueOf<M> = M extends Message<z.ZodMiniType, infer Value> ? Value : never;

function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) =>
      typeof key === 'number' ? `${text}[${key}]` : text === '' ? String(key) : `${text}.${String(key)}`,
    '',
  );
}

function define<Schema extends z.ZodMiniType, Value>(
  wire: Schema,
  direction: 'request' | 'answer',
  finish: (value: FromWire<z.output<Schema>>) => Value,
): Message<Schema, Value> {
  return {
    wire,
    decode(json) {
      const result = z.safeParse(wire, json);
      if (result.success) return { ok: true, value: finish(fromWire(result.data)) };
      return {
        ok: false,
        issues: result.error.issues.map((issue) => ({ path: pathOf(issue.path), message: issue.message })),
      };
    },
    encode: (value) => toWire(value, direction),
  };
}

const same = <Value>(value: Value) => value;

/** A message that a client sends: `roles` are booleans on the wire. */
export function request<Schema extends z.ZodMiniType>(
  wire: Schema,
): Message<Schema, FromWire<z.output<Schema>>>;
export function request<Schema extends z.ZodMiniType, Value>(
  wire: Schema,
  finish: (value: FromWire<z.output<Schema>>) => Value,
): Message<Schema, Value>;
export function request(wire: z.ZodMiniType, finish: (value: unknown) => unknown = same) {
  return define(wire, 'request', finish);
}

/** A message that a server sends: `roles` are names on the wire. */
export function answer<Schema extends z.ZodMiniType>(
  wire: Schema,
): Message<Schema, FromWire<z.output<Schema>>> {
  return define(wire, 'answer', same);
}
