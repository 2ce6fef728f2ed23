// What is broken on purpose: the matrix of faults, and what stopping leaves behind.
// `npm run test:faults -- --cell register/confirm/reset`: every call of every flow, broken in every way, as a table.
import { env, run } from './processes.mjs';

const CELL = /^[\w -]+\/[\w -]+\/[\w -]+(\/lasting)?$/;

/** The variables that the tests read. @throws for anything but `--cell <journey>/<call>/<fault>[/lasting]` */
export function faultVariables(args) {
  if (args.length === 0) return { ATS_TEST_FULL: '1' };
  const [option, cell] = args;
  if (option !== '--cell' || !CELL.test(cell ?? '') || args.length > 2)
    throw new Error(`${args.join(' ')}: only --cell <journey>/<call>/<fault>, and /lasting behind it`);
  return { ATS_FAULTS_CELL: cell };
}

export function faults(args) {
  const variables = faultVariables(args);
  const script = args.length === 0 ? 'test:faults' : 'test:cell';
  return run('pnpm', ['--silent', '--filter', '@ats-kit/faults', script], { env: { ...env, ...variables } });
}

/** `npm run test:leaks`: all of its cycles, of which every run of the tests goes through a part. */
export const leaks = () =>
  run('pnpm', ['--silent', '--filter', '@ats-kit/faults', 'test:leaks'], {
    env: { ...env, ATS_TEST_FULL: '1' },
  });
