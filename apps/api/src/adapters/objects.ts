import path from 'node:path';
import type { Config } from '../config.ts';
import type { Clock, DownloadSender, Objects, UploadReceiver } from '../ports.ts';
import { deriveKey } from '../services/vault.ts';
import { openDiskObjects } from './disk/disk-objects.ts';

export interface ObjectsOptions {
  config: Pick<Config, 'dataDir' | 'publicUrl' | 's3' | 'uploadIdleMs'>;
  masterKey: Buffer;
  clock: Clock;
}

export interface OpenedObjects {
  objects: Objects;
  /** Absent when files go to and come from an object store of somebody else's. */
  objectStore: (UploadReceiver & DownloadSender) | undefined;
}

/** The store of files that the configuration names: a bucket, or else the data folder. */
export async function openObjects({ config, masterKey, clock }: ObjectsOptions): Promise<OpenedObjects> {
  if (config.s3) {
    // Not for those who do not need it: it is larger than everything else together.
    const { openS3Objects } = await import('./s3/s3-objects.ts');
    return { objects: openS3Objects(config.s3), objectStore: undefined };
  }
  const disk = await openDiskObjects({
    folder: path.join(config.dataDir, 'files'),
    uploadKey: deriveKey(masterKey, 'upload-urls'),
    downloadKey: deriveKey(masterKey, 'download-urls'),
    publicUrl: config.publicUrl,
    idleMs: config.uploadIdleMs,
    clock,
  });
  return { objects: disk, objectStore: disk };
}
