/**
 * Talks to the ATS API: JSON routes, file upload, live tracking and tokens, in the browser and in Node.
 *
 * @packageDocumentation
 */
export { type AtsApiOptions, createAtsApi } from './api.ts';
export type { AtsApi, CallOptions, FilesRef, NewVersion, WorkRef } from './api.types.ts';
export { type Clock, systemClock } from './clock.ts';
export { type Connectivity, browserConnectivity } from './connectivity.ts';
export { type Desk, browserDesk } from './desk.ts';
export { type HashOptions, type Hasher, hasher } from './hashing/hasher.ts';
export type { Fetch } from './http.ts';
export { type LockHandlers, type Locks, browserLocks } from './locks.ts';
export { type AtsPorts, type AtsPortsOptions, type Uploader, createPorts } from './ports.ts';
export { type Presence, createPresence } from './presence.ts';
export type { Player, PlayerHandlers } from './recordings/player.ts';
export {
  type ListenOptions,
  type RecordingDetails,
  type Recordings,
  browserRecordings,
} from './recordings/recordings.ts';
export { MAX_RETRY_AFTER_MS, PROGRESS_INTERVAL_MS, TIMEOUTS_MS } from './timeouts.ts';
export {
  type GetToken,
  type TokenFetcherOptions,
  type TokenRequestInput,
  createTokenFetcher,
} from './token.ts';
export { type Storage, type Storages, browserStorage } from './storage.ts';
export { type Tracker, type TrackerHandlers, openTracker } from './tracker.ts';
export type { UploadProgress } from './progress.ts';
export { type UploadOptions, uploadFile } from './upload.ts';
