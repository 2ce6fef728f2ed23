import type { Call } from '../support/line.ts';

/** The calls of all modes, for the line to meet. */
export const CALLS = {
  token: { path: /^\/api\/ats-token$/ },
  init: { path: /^\/v1\/works\/init$/ },
  upload: { method: 'PUT', path: /^\/v1\/uploads\// },
  prepare: { path: /^\/v1\/works\/prepare$/ },
  confirm: { path: /^\/v1\/works\/confirm$/ },
  status: { method: 'GET', path: /^\/v1\/transactions\// },
  updateConfirm: { path: /\/versions\/confirm$/ },
  works: { method: 'GET', path: /^\/v1\/works$/ },
  workByCode: { method: 'GET', path: /^\/v1\/access\/[^/]+\/work$/ },
  file: { method: 'GET', path: /\/versions\/\d+\/download\// },
  certificate: { method: 'GET', path: /\/download\/certificate/ },
} as const satisfies Record<string, Call>;

/** As the service makes them. */
export const REQUEST_ID = 'req_01HXYZ4M7QK2C8N5T0R9VW3ABD';
