import type { AtsFlowOptions } from '@ats-kit/machine';
import type { ActionType, Mode } from '@ats-kit/protocol';
import type { Call } from '../world/calls.ts';
import type { Organization, Service } from '../world/service.ts';

/** What stands in the service before a journey begins. */
export interface Given {
  /** What the host of the page knows. */
  flow?: AtsFlowOptions;
  accessCode?: string;
}

/** A call of a journey, and how the service behaves for the journey to come to it. */
export interface Row {
  name: string;
  call: Call;
  withholdsCode?: boolean;
  withoutSocket?: boolean;
  /** What the user goes for besides the journey's own end. */
  wish?: Wish;
}

export type Wish = 'certificate';

/** Something that somebody comes for, from an empty form to the last screen. */
export interface Journey {
  name: string;
  mode: Mode;
  action: ActionType;
  externalUserRef?: string;
  /** How often is paid for. */
  debits: 0 | 1;
  /** Whether the work gets an access code that is nowhere but here. */
  bringsCode: boolean;
  rows: readonly Row[];
  prepare?: (service: Service, organization: Organization) => Promise<Given>;
}

const row = (call: Call): Row => ({ name: call, call });
const TRACKING: readonly Row[] = [
  row('socket'),
  { ...row('status'), withoutSocket: true },
  { name: 'code poll', call: 'status', withholdsCode: true },
];

export const JOURNEYS: readonly Journey[] = [
  {
    name: 'register',
    mode: 'register',
    action: 'register',
    debits: 1,
    bringsCode: true,
    rows: [
      row('token'),
      row('stats'),
      row('init'),
      row('put'),
      row('prepare'),
      row('confirm'),
      ...TRACKING,
      { ...row('certificate'), wish: 'certificate' },
    ],
  },
];
