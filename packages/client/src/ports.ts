import { type AtsApiOptions, createAtsApi } from './api.ts';
import type { AtsApi } from './api.types.ts';
import { type Clock, systemClock } from './clock.ts';
import { type Connectivity, browserConnectivity } from './connectivity.ts';
import { type Desk, browserDesk } from './desk.ts';
import { type Hasher, hasher } from './hashing/hasher.ts';
import { type Locks, browserLocks } from './locks.ts';
import { type Presence, createPresence } from './presence.ts';
import { type Recordings, browserRecordings } from './recordings/recordings.ts';
import { type Storages, browserStorage } from './storage.ts';
import { type GetToken, createTokenFetcher } from './token.ts';
import { type Tracker, openTracker } from './tracker.ts';
import { type UploadOptions, uploadFile } from './upload.ts';

/** Sends a file to an upload URL. One call is one attempt. */
export interface Uploader {
  upload(input: { url: string; file: Blob }, options: UploadOptions): Promise<void>;
}

/** Everything that a flow needs of the outside world. */
export interface AtsPorts {
  api: AtsApi;
  uploader: Uploader;
  tracker: Tracker;
  hasher: Hasher;
  recordings: Recordings;
  desk: Desk;
  storage: Storages;
  locks: Locks;
  clock: Clock;
  presence: Presence;
  connectivity: Connectivity;
  /** Absent when the host hands tokens over by itself. */
  getToken?: GetToken | undefined;
}

export interface AtsPortsOptions extends AtsApiOptions {
  /** Where tokens are fetched from; in a page it may be relative to the document. Not used beside `getToken`. */
  tokenUrl?: string | undefined;
  /** Fetches tokens in the host's own way. Takes precedence over `tokenUrl`. */
  getToken?: GetToken | undefined;
}

/**
 * The one composition of real ports: every face starts from it.
 *
 * @throws AtsError `widget.configuration_error` when `atsUrl` or `siteKey` cannot be used
 */
export function createPorts({ tokenUrl, getToken, ...options }: AtsPortsOptions): AtsPorts {
  const tokens =
    getToken ?? (tokenUrl === undefined ? undefined : createTokenFetcher({ tokenUrl, fetch: options.fetch }));
  return {
    api: createAtsApi(options),
    uploader: { upload: uploadFile },
    tracker: openTracker({ atsUrl: options.atsUrl }),
    hasher,
    recordings: browserRecordings,
    desk: browserDesk,
    storage: browserStorage(options),
    locks: browserLocks,
    clock: systemClock,
    presence: createPresence(),
    connectivity: browserConnectivity,
    ...(tokens && { getToken: tokens }),
  };
}
