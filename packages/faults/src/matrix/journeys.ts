import type { AtsFlowOptions } from '@ats-kit/machine';
import type { ActionType, Mode, Screen } from '@ats-kit/protocol';
import type { Call } from '../world/calls.ts';

/** Something besides the journey's own end that the user goes for. */
export type Wish = 'audio' | 'certificate' | 'creators';

/** A call of a journey, and what it takes for the journey to come to it. */
export interface Row {
  name: string;
  call: Call;
  withholdsCode?: boolean;
  withoutSocket?: boolean;
  /** The user takes another file than the one that the work has. */
  hasNewFile?: boolean;
  wish?: Wish;
}

/** A work that is registered before the journey begins. */
export interface GivenWork {
  accessCode: string | undefined;
  atsId: number;
}

/** Something that somebody comes for, from an empty form to the last screen. */
export interface Journey {
  name: string;
  mode: Mode;
  action: ActionType;
  /** The host names its user: works are listed, and have no access codes. */
  externalUserRef?: string;
  ends: Screen;
  /** How often is paid for. */
  debits: 0 | 1;
  /** Whether the work gets an access code that is nowhere but here. */
  bringsCode: boolean;
  /** Whether there is a work already. One that is only read is shared by all cells. */
  work: 'none' | 'own' | 'shared';
  rows: readonly Row[];
  flow?: AtsFlowOptions;
}

const row = (call: Call, over: Partial<Row> = {}): Row => ({ name: call, call, ...over });
const NEW_FILE = { hasNewFile: true };
const USER = 'user-1';
const BY_LIST = { externalUserRef: USER, flow: { externalUserId: USER } };

const SOCKET = row('socket');
const STATUS = row('status', { withoutSocket: true });

const register: Journey = {
  name: 'register',
  mode: 'register',
  action: 'register',
  ends: 'COMPLETE',
  debits: 1,
  bringsCode: true,
  work: 'none',
  rows: [
    row('token'),
    row('stats'),
    row('init'),
    row('put'),
    row('prepare'),
    row('confirm'),
    SOCKET,
    STATUS,
    { name: 'code poll', call: 'status', withholdsCode: true },
    row('certificate', { wish: 'certificate' }),
  ],
};

const update: Omit<Journey, 'name' | 'rows'> = {
  mode: 'update',
  action: 'update_version',
  ends: 'COMPLETE',
  debits: 1,
  bringsCode: false,
  work: 'own',
};
const UPDATE_ROWS: readonly Row[] = [
  row('stats'),
  row('init'),
  row('init-upload', NEW_FILE),
  row('put', NEW_FILE),
  row('prepare'),
  row('confirm'),
  SOCKET,
  STATUS,
];

const read = { action: 'access', debits: 0, bringsCode: false, work: 'shared' } as const;
const FILES: readonly Row[] = [row('audio', { wish: 'audio' }), row('certificate', { wish: 'certificate' })];

export const JOURNEYS: readonly Journey[] = [
  register,
  { ...update, name: 'update by code', rows: [row('token'), row('access work'), ...UPDATE_ROWS] },
  {
    ...update,
    ...BY_LIST,
    name: 'update by list',
    rows: [row('token'), row('list'), row('versions'), row('creators'), ...UPDATE_ROWS],
  },
  { ...read, name: 'access', mode: 'access', ends: 'COMPLETE', rows: [row('token'), row('access work')] },
  {
    ...read,
    name: 'download by code',
    mode: 'download',
    ends: 'DOWNLOAD_DETAIL',
    rows: [row('token'), row('access work'), ...FILES],
  },
  {
    ...read,
    ...BY_LIST,
    name: 'download by list',
    mode: 'download',
    ends: 'DOWNLOAD_DETAIL',
    rows: [row('token'), row('list'), row('versions'), row('creators', { wish: 'creators' }), ...FILES],
  },
];
