import { z } from 'zod';
import { plain } from '../tables.ts';

/** What is looked into, in the order in which it is shown. */
export const CHECKS = [
  'configuration',
  'database',
  'migrations',
  'master key',
  'token keys',
  'files',
  'objects',
  'cors',
  'clock',
  'port',
] as const;
export type Check = (typeof CHECKS)[number];

/** One thing that is in order, or not, and then what to do. */
export const findingSchema = z.object({
  check: z.enum(CHECKS),
  status: z.enum(['ok', 'warn', 'fail']),
  message: z.string(),
  advice: z.string().optional(),
});
export type Finding = z.infer<typeof findingSchema>;

export const ok = (check: Check, message: string): Finding => ({ check, status: 'ok', message });
export const warn = (check: Check, message: string, advice: string): Finding => ({
  check,
  status: 'warn',
  message,
  advice,
});
export const fail = (check: Check, message: string, advice: string): Finding => ({
  check,
  status: 'fail',
  message,
  advice,
});

export const reportSchema = z.object({
  /** Whether nothing fails; warnings do not count. */
  isHealthy: z.boolean(),
  findings: z.array(findingSchema),
});
export type Report = z.infer<typeof reportSchema>;

export function reportOf(findings: readonly Finding[]): Report {
  const inOrder = CHECKS.flatMap((check) => findings.filter((finding) => finding.check === check));
  return { isHealthy: inOrder.every(({ status }) => status !== 'fail'), findings: inOrder };
}

const STATUS_WIDTH = 4;
const CHECK_WIDTH = Math.max(...CHECKS.map((check) => check.length));

/** A line for each, and what to do below it. */
export function reportText({ isHealthy, findings }: Report): string {
  const indent = ' '.repeat(STATUS_WIDTH + 2 + CHECK_WIDTH + 2);
  const lines = findings.map(({ check, status, message, advice }) => {
    const line = `${status.padEnd(STATUS_WIDTH)}  ${check.padEnd(CHECK_WIDTH)}  ${plain(message)}`;
    return advice === undefined ? line : `${line}\n${indent}→ ${plain(advice)}`;
  });
  const warnings = findings.filter(({ status }) => status === 'warn').length;
  const failures = findings.filter(({ status }) => status === 'fail').length;
  const verdict = isHealthy
    ? 'Nothing fails'
    : `${failures} ${failures === 1 ? 'check fails' : 'checks fail'}`;
  const rest = warnings === 0 ? '' : `, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`;
  return [...lines, '', `${verdict}${rest}.`].join('\n');
}
