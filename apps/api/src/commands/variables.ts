import { VARIABLES } from '../config.ts';
import { nearest } from './nearest.ts';

/** Of other programs of the kit, which often share the environment: the start of everything, the playground, the tests. */
const OF_OTHERS = /^ATS_(?:API_(?:PORT|URL)|PLAYGROUND_PORT|DEMO_FILE|(?:TEST|FUZZ|E2E)_.*)$/;

/** Variables that look like ours and are not read: a typing error leaves a default in force, and nobody notices. */
export function unknownVariables(environment: Record<string, string | undefined>): string[] {
  return Object.entries(environment)
    .filter(([name, value]) => /^(?:ATS|S3)_/.test(name) && value !== '' && value !== undefined)
    .map(([name]) => name)
    .filter((name) => !VARIABLES.includes(name) && !OF_OTHERS.test(name))
    .sort();
}

/** A sentence for each. Never its value, which may be a secret. */
export function warningOf(variable: string): string {
  return `${variable} is not known and has no effect. The nearest name that is: ${String(nearest(variable, VARIABLES))}.`;
}
