// `npm run test:fuzz -- --seed 7`: odd requests on every route of the API, many more than the suite sends.
import { env, run } from './processes.mjs';

const OPTIONS = {
  '--seed': { variable: 'ATS_FUZZ_SEED', pattern: /^-?\d+$/ },
  '--runs': { variable: 'ATS_FUZZ_RUNS', pattern: /^\d+$/ },
  '--route': { variable: 'ATS_FUZZ_ROUTE', pattern: /^\w+$/ },
  '--path': { variable: 'ATS_FUZZ_PATH', pattern: /^[\d:]+$/ },
};
const RUNS = '300';
const MAX_SEED = 2 ** 31;

/** The variables that the test reads. @throws for what is no option, or has no value */
export function fuzzVariables(args, random = Math.random) {
  const given = {};
  for (let index = 0; index < args.length; index += 2) {
    const [name, value] = [args[index], args[index + 1]];
    const option = OPTIONS[name];
    if (option === undefined || !option.pattern.test(value ?? ''))
      throw new Error(`${name} ${value ?? ''}: not one of ${Object.keys(OPTIONS).join(', ')} with a value`);
    given[option.variable] = value;
  }
  return {
    ATS_FUZZ_SEED: String(Math.floor(random() * MAX_SEED)),
    ATS_FUZZ_RUNS: RUNS,
    ...given,
  };
}

export function fuzz(args) {
  const variables = fuzzVariables(args);
  const command = ['--filter', '@ats-kit/api', 'exec', 'vitest', 'run', '--project', 'pglite', 'test/fuzz'];
  return run('pnpm', command, { env: { ...env, ...variables } });
}
