import type { Result } from './run.ts';

/** Secrets stand in events, as the contract wants; not in what is printed. */
const withoutSecrets = (text: string) => text.replace(/atc_[0-9a-f]{64}/g, 'atc_…');

/** Everything that happened in a cell. */
export function describeCell({ name, outcome, violations }: Result): string {
  const { trail, counts, books, screen, passages, events, seconds } = outcome;
  return withoutSecrets(
    [
      `${name}: ${screen} after ${seconds.toFixed(2)} s`,
      `  screens   ${trail.join(' → ')}`,
      `  service   ${counts.inits} inits, ${counts.puts} PUTs, ${counts.confirms} confirms, ${books.debits} debits; transactions: ${books.transactions.map(({ state }) => state).join(', ') || 'none'}`,
      '  requests (how often the service got each)',
      ...passages.map(({ call, deliveries, outcome: met }) => `    ${call} ×${deliveries}  ${met}`),
      '  events',
      ...events.map(({ type, detail, page }) => `    ${page}  ${type}  ${JSON.stringify(detail)}`),
      ...violations.map((violation) => `  VIOLATION ${violation}`),
    ].join('\n'),
  );
}
