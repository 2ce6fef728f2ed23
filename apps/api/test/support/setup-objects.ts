import type { TestProject } from 'vitest/node';
import { type TestStore, isStore } from './objects-source.ts';
import { ensureSwift } from './swift/install.ts';
import { startSwift } from './swift/server.ts';

/** A store of one's own instead of the one that the tests start: buckets are made in it, and removed again. */
function givenStore(): TestStore | undefined {
  const variable = (name: string) => process.env[`ATS_TEST_S3_${name}`] || undefined;
  const endpoint = variable('ENDPOINT');
  if (endpoint === undefined) return undefined;
  const store = {
    endpoint,
    region: variable('REGION') ?? 'us-east-1',
    accessKeyId: variable('ACCESS_KEY_ID'),
    secretAccessKey: variable('SECRET_ACCESS_KEY'),
    forcePathStyle: variable('FORCE_PATH_STYLE') !== 'off',
  };
  if (isStore(store)) return store;
  throw new Error('With ATS_TEST_S3_ENDPOINT, ATS_TEST_S3_ACCESS_KEY_ID and _SECRET_ACCESS_KEY are needed.');
}

/**
 * Starts an S3-compatible store for the tests of a project. Where there can be none they go on with the disk and skip what
 * needs one, except in CI.
 */
export async function setupObjects(project: TestProject): Promise<() => Promise<void>> {
  const given = givenStore();
  if (given) {
    project.provide('objectsSource', { kind: 's3', ...given });
    return async () => undefined;
  }
  const missing = await ensureSwift();
  if (missing !== undefined) {
    if (process.env['CI']) throw new Error(missing);
    process.stderr.write(
      `\n${missing}\nUntil then these tests keep files on disk, and skip what needs a store.\n\n`,
    );
    project.provide('objectsSource', { kind: 'disk' });
    return async () => undefined;
  }
  const { stop, ...store } = await startSwift();
  project.provide('objectsSource', { kind: 's3', ...store, forcePathStyle: true });
  return stop;
}
