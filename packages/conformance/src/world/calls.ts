import type { AtsApi, AtsPorts, RecordingDetails, UploadProgress } from '@ats-kit/machine';
import { Script } from './script.ts';

type UploadOptions = { signal: AbortSignal; onProgress: (progress: UploadProgress) => void };
type TokenRequest = Parameters<NonNullable<AtsPorts['getToken']>>[0];

type ApiScripts = {
  [Name in keyof AtsApi]: Script<
    Parameters<AtsApi[Name]>[0],
    Awaited<ReturnType<AtsApi[Name]>>,
    Parameters<AtsApi[Name]>[1]
  >;
};

const ROUTES: Record<keyof AtsApi, true> = {
  stats: true,
  initWork: true,
  prepare: true,
  confirm: true,
  initVersion: true,
  initVersionUpload: true,
  prepareVersion: true,
  confirmVersion: true,
  workByAccessCode: true,
  works: true,
  versions: true,
  creators: true,
  download: true,
  transaction: true,
  workCertificate: true,
};

/** A script for each call that a test answers. */
export function createCalls() {
  const names = Object.keys(ROUTES) as (keyof AtsApi)[];
  const api = Object.fromEntries(names.map((name) => [name, new Script(name)])) as unknown as ApiScripts;
  return {
    ...api,
    upload: new Script<{ url: string; file: Blob }, void, UploadOptions>('upload'),
    listen: new Script<Blob, RecordingDetails>('listen'),
    getToken: new Script<TokenRequest, string, void>('getToken'),
    copy: new Script<string, void, void>('copy'),
  };
}

export type Calls = ReturnType<typeof createCalls>;

/** The API as the flows see it. */
export const apiOf = (calls: Calls): AtsApi =>
  Object.fromEntries(
    (Object.keys(ROUTES) as (keyof AtsApi)[]).map((name) => [name, calls[name].method]),
  ) as unknown as AtsApi;
