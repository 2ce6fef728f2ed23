import path from 'node:path';
import { AtsError, type Download } from '@ats-kit/protocol';
import type { Config } from '../config.ts';
import type { Clock, Database, Objects } from '../ports.ts';
import type { Certificates } from './certificates.ts';
import type { Principal } from './tokens.ts';
import type { WorkAccess, WorkTarget } from './work-access.ts';
import { findVersion } from './work-versions.ts';

/** URLs that are credentials themselves, for a short time. All throw what {@link WorkAccess} throws for reading. */
export interface Downloads {
  /** @throws AtsError `work.not_found` when there is no such version, `work.no_asset` when its file is not there */
  audio(principal: Principal, target: WorkTarget, version: number): Promise<Download>;
  /** @throws AtsError `work.not_found` when there is no such version, `work.certificate_unavailable` */
  certificate(principal: Principal, target: WorkTarget, version: number): Promise<Download>;
}

export interface DownloadsOptions {
  database: Database;
  objects: Objects;
  clock: Clock;
  config: Pick<Config, 'downloadUrlTtlMs'>;
  access: WorkAccess;
  certificates: Certificates;
}

const CONTENT_TYPES: Record<string, string> = {
  '.aac': 'audio/aac',
  '.aif': 'audio/aiff',
  '.aiff': 'audio/aiff',
  '.flac': 'audio/flac',
  '.m4a': 'audio/mp4',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.opus': 'audio/ogg',
  '.wav': 'audio/wav',
};

/** Of what a name says: the file itself was recognised when it came, and is only saved. */
const contentTypeOf = (filename: string) =>
  CONTENT_TYPES[path.extname(filename).toLowerCase()] ?? 'application/octet-stream';

export function createDownloads(options: DownloadsOptions): Downloads {
  const { database, objects, clock, config, access, certificates } = options;

  async function find(principal: Principal, target: WorkTarget, number: number) {
    const work = await access.forReading(principal, target);
    return { work, version: await findVersion(database, work.id, number) };
  }

  return {
    async audio(principal, target, number) {
      const { version } = await find(principal, target, number);
      const { object_key: key, filename } = version;
      if (!(await objects.head(key))) throw new AtsError('work.no_asset');
      const expiresAt = new Date(clock.now().getTime() + config.downloadUrlTtlMs);
      const contentType = contentTypeOf(filename);
      return {
        url: await objects.downloadUrl(key, { expiresAt, filename, contentType }),
        expiresAt: expiresAt.toISOString(),
        jsonUrl: undefined,
      };
    },
    async certificate(principal, target, number) {
      const { work, version } = await find(principal, target, number);
      return certificates.download(work, version);
    },
  };
}
