import path from 'node:path';
import type { Config } from '../config.ts';
import type { Clock, Objects, UploadReceiver } from '../ports.ts';
import { deriveKey } from '../services/vault.ts';
import { openDiskObjects } from './disk-objects.ts';

export interface ObjectsOptions {
  config: Pick<Config, 'dataDir' | 'publicUrl' | 'uploadIdleMs'>;
  masterKey: Buffer;
  clock: Clock;
}

export interface OpenedObjects {
  objects: Objects;
  /** Where uploads come to ourselves. */
  uploads: UploadReceiver | undefined;
}

/** The store of files that the configuration names. */
export async function openObjects({ config, masterKey, clock }: ObjectsOptions): Promise<OpenedObjects> {
  const disk = await openDiskObjects({
    folder: path.join(config.dataDir, 'files'),
    key: deriveKey(masterKey, 'upload-urls'),
    publicUrl: config.publicUrl,
    idleMs: config.uploadIdleMs,
    clock,
  });
  return { objects: disk, uploads: disk };
}
