// Stands in front of every test, because a module of ours takes this function as soon as it is loaded.
import * as runtime from 'react/jsx-dev-runtime';

type Renders = Map<string, number>;
type Make = (type: unknown, props: { part?: unknown }, ...rest: unknown[]) => unknown;
// What a module of CommonJS exports is one object, the same for all.
const { default: shared } = runtime as unknown as { default: { jsxDEV: Make & { renders?: Renders } } };

function count(make: Make): Renders {
  const counts: Renders = new Map();
  const counted: Make = (type, props, ...rest) => {
    if (typeof type === 'string' && typeof props.part === 'string')
      counts.set(props.part, (counts.get(props.part) ?? 0) + 1);
    return make(type, props, ...rest);
  };
  shared.jsxDEV = Object.assign(counted, { renders: counts });
  return counts;
}

/**
 * How often each part was rendered: every element is made by this function, and each of ours names its part. A test loads
 * this file once more than the setup does: the function remembers the counts.
 */
export const renders = shared.jsxDEV.renders ?? count(shared.jsxDEV);
