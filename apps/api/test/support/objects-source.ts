import type { S3Settings } from '../../src/config-s3.ts';

/** A store in which tests make buckets. */
export type TestStore = Omit<S3Settings, 'bucket' | 'publicEndpoint'>;

/** Where the tests of a project keep their files. */
export type ObjectsSource = { kind: 'disk' } | ({ kind: 's3' } & TestStore);

declare module 'vitest' {
  interface ProvidedContext {
    objectsSource: ObjectsSource;
  }
}

export const isStore = (store: {
  [Name in keyof TestStore]: TestStore[Name] | undefined;
}): store is TestStore => Object.values(store).every((value) => value !== undefined);
