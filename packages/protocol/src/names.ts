import type { Role } from './creator.ts';

/**
 * The only translation between the wire (`snake_case`) and TypeScript (`camelCase`). Keys are renamed at every
 * depth; values stay. Two keys are special: the content of `details` is open and keeps its wire keys, and `roles`
 * travels as booleans in requests and as capitalised names in answers, but is always `Role[]` in TypeScript.
 */

type CamelKey<Key> = Key extends `${infer Head}_${infer Tail}` ? `${Head}${Capitalize<CamelKey<Tail>>}` : Key;

/** A wire type with its keys in `camelCase` and its roles as `Role[]`. */
export type FromWire<Wire> = Wire extends readonly (infer Item)[]
  ? FromWire<Item>[]
  : Wire extends object
    ? {
        [Key in keyof Wire as CamelKey<Key>]: Key extends 'roles'
          ? Role[]
          : Key extends 'details'
            ? Wire[Key]
            : FromWire<Wire[Key]>;
      }
    : Wire;

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const camelKey = (key: string) => key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
const snakeKey = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const ROLE_ORDER: readonly Role[] = ['author', 'composer', 'arranger', 'adapter'];

function rolesFromWire(roles: unknown): unknown {
  if (Array.isArray(roles))
    return roles.map((role: unknown) => (typeof role === 'string' ? role.toLowerCase() : role));
  if (isObject(roles)) return ROLE_ORDER.filter((role) => roles[role] === true);
  return roles;
}

const capitalised = (role: string) => role.charAt(0).toUpperCase() + role.slice(1);

function rolesToWire(roles: unknown, direction: 'request' | 'answer'): unknown {
  if (!Array.isArray(roles)) return roles;
  if (direction === 'answer') return ROLE_ORDER.filter((role) => roles.includes(role)).map(capitalised);
  return Object.fromEntries(ROLE_ORDER.map((role) => [role, roles.includes(role)]));
}

/** Wire keys → TypeScript keys. */
export function fromWire<Wire>(value: Wire): FromWire<Wire> {
  const rename = (input: unknown): unknown => {
    if (Array.isArray(input)) return input.map(rename);
    if (!isObject(input)) return input;
    return Object.fromEntries(
      Object.entries(input).map(([key, inner]) => [
        camelKey(key),
        key === 'roles' ? rolesFromWire(inner) : key === 'details' ? inner : rename(inner),
      ]),
    );
  };
  return rename(value) as FromWire<Wire>;
}

/** TypeScript keys → wire keys; `undefined` values are left out. */
export function toWire(value: unknown, direction: 'request' | 'answer'): unknown {
  const rename = (input: unknown): unknown => {
    if (Array.isArray(input)) return input.map(rename);
    if (!isObject(input)) return input;
    return Object.fromEntries(
      Object.entries(input)
        .filter(([, inner]) => inner !== undefined)
        .map(([key, inner]) => [
          snakeKey(key),
          key === 'roles' ? rolesToWire(inner, direction) : key === 'details' ? inner : rename(inner),
        ]),
    );
  };
  return rename(value);
}
