import type { AtsPorts } from '@ats-kit/machine';

/**
 * Where this project's own suite puts another outside world, which the other faces take as an option. No public API: a
 * page has its service at `ats-url`.
 */
const PORTS = Symbol.for('@ats-kit/element/ports');

export const portsOf = (element: object) => Reflect.get(element, PORTS) as AtsPorts | undefined;
