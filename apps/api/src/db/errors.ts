/** Conditions that pass by themselves, by SQLSTATE: a whole class, or one of its codes. */
const PASSING = [
  '08', // the connection
  '53', // out of memory, disk or connections
  '57P', // the server stops, starts or was told to end this connection
  '25P03', // a transaction that stood still for too long
  '40001', // two transactions that exclude each other
  '40P01', // a deadlock
  '55P03', // a lock that was waited for too long
  '57014', // a statement that took too long
];
const NETWORK = new Set(['connect', 'read', 'write', 'getaddrinfo']);
/** What node-postgres says without a code. */
const PASSING_MESSAGE =
  /^(?:Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client has encountered a connection error)/;

const SQLSTATE = /^[0-9A-Z]{5}$/;
const codeOf = (error: unknown) => {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : undefined;
};

/** A host with several addresses fails with an error for each. */
const firstOf = (thrown: unknown): unknown =>
  thrown instanceof AggregateError ? (thrown.errors[0] as unknown) : thrown;

/** Whether the database could not answer now, and may in a moment. What it was asked may have been done all the same. */
export function isDatabaseAway(thrown: unknown): boolean {
  const error = firstOf(thrown);
  if (!(error instanceof Error)) return false;
  if ('syscall' in error) return typeof error.syscall === 'string' && NETWORK.has(error.syscall);
  const code = codeOf(error);
  if (code === undefined) return PASSING_MESSAGE.test(error.message);
  if (!SQLSTATE.test(code)) return false;
  return PASSING.some((prefix) => code.startsWith(prefix));
}

/** Whether the database took a transaction back because of another one: nothing of it was done. */
export function isConflict(error: unknown): boolean {
  const code = codeOf(error);
  return code === '40001' || code === '40P01';
}

/** The database cannot be used, and a person has to do something about it. */
export class DatabaseSetupError extends Error {
  override readonly name = 'DatabaseSetupError';
}

const REASONS: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there',
  ENOENT: 'there is no such socket',
  ENOTFOUND: 'there is no host of that name',
  EAI_AGAIN: 'the name of the host cannot be resolved now',
  ETIMEDOUT: 'it does not answer',
  EHOSTUNREACH: 'there is no way to the host',
  '28P01': 'it refuses the password',
  '28000': 'it refuses the user',
  '3D000': 'there is no such database',
  '53300': 'it has no connection left',
  '57P03': 'it is starting up or shutting down',
  '42501': 'the user lacks the right to make tables there',
  '58P01': 'an extension is not installed there (pg_trgm and btree_gin, part of its contrib package)',
  '0A000': 'an extension is not installed there (pg_trgm and btree_gin, part of its contrib package)',
};

/** Why a server could not be used, without the URL's password or anything else that is not ours to print. */
export function explainServer(url: string, cause: unknown): Error {
  if (cause instanceof DatabaseSetupError) return cause;
  const error = firstOf(cause);
  const code = codeOf(error);
  const message = error instanceof Error ? error.message : 'no reason was given';
  // Answers of the server may repeat what they were asked; of them only the known ones are told.
  const isServers = code !== undefined && SQLSTATE.test(code);
  const reason = REASONS[code ?? ''] ?? (isServers ? `it answers ${code}` : message);
  return new DatabaseSetupError(`PostgreSQL ${placeOf(url)} cannot be used: ${reason}. See DATABASE_URL.`, {
    cause,
  });
}

function placeOf(url: string): string {
  const { hostname, port, pathname, searchParams } = new URL(url);
  const host = searchParams.get('host') ?? hostname;
  const name = decodeURIComponent(pathname.slice(1));
  return `at ${host}${host.startsWith('/') ? '' : `:${port === '' ? '5432' : port}`}${name === '' ? '' : `, database ${name}`},`;
}
