import { en } from './en.ts';

/** The texts of one language. */
export type Messages = typeof en;

/** Texts to replace, at any depth. */
export type MessageOverrides = DeepPartial<Messages>;

type DeepPartial<T> = T extends (...args: never[]) => unknown
  ? T
  : { [K in keyof T]?: (T[K] extends object ? DeepPartial<T[K]> : T[K]) | undefined };

function merge(base: Record<string, unknown>, over: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    [...new Set([...Object.keys(base), ...Object.keys(over)])].map((key) => {
      const own = over[key];
      if (own === undefined) return [key, base[key]];
      const isGroup = typeof own === 'object' && own !== null;
      return [
        key,
        isGroup ? merge((base[key] ?? {}) as Record<string, unknown>, own as Record<string, unknown>) : own,
      ];
    }),
  );
}

/**
 * A language with a host's own texts laid over it.
 *
 * @param language English when left out
 */
export const createMessages = (overrides: MessageOverrides = {}, language: Messages = en): Messages =>
  merge(language, overrides) as Messages;

const updates = new WeakMap<Messages, Messages>();

/** The same texts as an update says them. */
export function updateMessages(t: Messages): Messages {
  const known = updates.get(t);
  if (known) return known;
  const over: MessageOverrides = t.update;
  const made = merge(t, over) as Messages;
  updates.set(t, made);
  return made;
}
