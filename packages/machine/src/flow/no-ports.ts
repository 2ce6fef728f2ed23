import { AtsError } from '@ats-kit/protocol';
import type { AtsPorts, Storage } from '../ports.ts';

const nothing = () => undefined;
const unconfigured = () => Promise.reject(new AtsError('widget.configuration_error'));

const NO_STORAGE: Storage = { get: () => null, set: nothing, remove: nothing };

/** Stands in where no ports could be made: the flow then calls nothing, and says why. */
export const NO_PORTS: AtsPorts = {
  api: {
    stats: unconfigured,
    initWork: unconfigured,
    prepare: unconfigured,
    confirm: unconfigured,
    initVersion: unconfigured,
    initVersionUpload: unconfigured,
    prepareVersion: unconfigured,
    confirmVersion: unconfigured,
    workByAccessCode: unconfigured,
    works: unconfigured,
    versions: unconfigured,
    creators: unconfigured,
    download: unconfigured,
    transaction: unconfigured,
    workCertificate: unconfigured,
  },
  uploader: { upload: unconfigured },
  tracker: { open: () => nothing },
  hasher: { hash: unconfigured },
  recordings: {
    formatOf: unconfigured,
    listen: unconfigured,
    open: () => ({ play: nothing, pause: nothing, seek: nothing, close: nothing }),
  },
  desk: { copy: unconfigured, save: nothing, download: nothing, holdPage: () => nothing },
  storage: { tab: NO_STORAGE, device: NO_STORAGE },
  locks: { hold: () => nothing },
  // Time stands still: there is nothing to wait for.
  clock: { setTimeout: nothing, clearTimeout: nothing, now: () => 0, monotonicMs: () => 0 },
};
