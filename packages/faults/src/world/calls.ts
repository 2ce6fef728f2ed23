/** The calls of a flow, by what they do. Several routes can be one call: a work is reached by its code or by its number. */
const CALLS = {
  token: { method: 'POST', path: /^\/token$/ },
  stats: { method: 'GET', path: /^\/v1\/stats$/ },
  init: { method: 'POST', path: /\/init$/ },
  'init-upload': { method: 'POST', path: /\/init-upload$/ },
  put: { method: 'PUT', path: /^\/v1\/uploads\// },
  prepare: { method: 'POST', path: /\/prepare$/ },
  confirm: { method: 'POST', path: /\/confirm$/ },
  socket: { method: 'GET', path: /^\/v1\/ws\/transactions\// },
  status: { method: 'GET', path: /^\/v1\/transactions\// },
  'access work': { method: 'GET', path: /^\/v1\/access\/[^/]+\/work$/ },
  list: { method: 'GET', path: /^\/v1\/works$/ },
  versions: { method: 'GET', path: /^\/v1\/works\/[^/]+\/versions$/ },
  creators: { method: 'GET', path: /\/creators$/ },
  audio: { method: 'GET', path: /\/download\/audio$/ },
  certificate: { method: 'GET', path: /\/download\/certificate$/ },
} as const;

export type Call = keyof typeof CALLS;

/** @throws for a request that no flow should make */
export function callOf(method: string, pathname: string): Call {
  const found = Object.entries(CALLS).find(([, call]) => call.method === method && call.path.test(pathname));
  if (!found) throw new Error(`No flow should call ${method} ${pathname}.`);
  return found[0] as Call;
}

/** What the API itself answers for a thing that is gone. */
export const NOT_FOUND: Partial<Record<Call, string>> = {
  prepare: 'registration.upload_session_not_found',
  confirm: 'registration.prepared_not_found',
  put: 'registration.upload_session_not_found',
  status: 'transaction.not_found',
  socket: 'transaction.not_found',
  'access work': 'access_code.not_found',
  versions: 'work.not_found',
  creators: 'work.not_found',
  'init-upload': 'work.not_found',
  audio: 'work.no_asset',
  certificate: 'work.certificate_unavailable',
};
