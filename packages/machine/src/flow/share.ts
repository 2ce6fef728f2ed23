const isPlain = (value: object) => Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;

/**
 * A value that equals `next` and is made of the parts of `previous` that are equal, so that a face need not look at
 * what has not changed. Functions are equal when they are the same.
 */
export function shareStructure<Value>(previous: unknown, next: Value): Value {
  if (Object.is(previous, next)) return next;
  if (typeof previous !== 'object' || typeof next !== 'object' || previous === null || next === null)
    return next;
  if (!isPlain(previous) || !isPlain(next) || Array.isArray(previous) !== Array.isArray(next)) return next;
  const before = previous as Record<string, unknown>;
  const keys = Object.keys(next);
  const shared = (Array.isArray(next) ? [] : {}) as Record<string, unknown>;
  let isSame = keys.length === Object.keys(before).length;
  for (const key of keys) {
    shared[key] = shareStructure(before[key], (next as Record<string, unknown>)[key]);
    isSame &&= Object.hasOwn(before, key) && Object.is(shared[key], before[key]);
  }
  return (isSame ? previous : shared) as Value;
}
