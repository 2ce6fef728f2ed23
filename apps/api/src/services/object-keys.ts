import { randomUUID } from 'node:crypto';

/** Begins the keys of everything that a URL of ours takes bytes for. */
export const UPLOADS = 'uploads/';

/** Where the file of a job is uploaded to. */
export const uploadKeyOf = (jobId: string) => `${UPLOADS}${jobId}`;

/** Begins the keys of everything that `prepare` ever kept for a job. */
export const mediaFolderOf = (jobId: string) => `media/${jobId}/`;

/**
 * A key to keep an upload under. No URL takes bytes for it, and two attempts never share one: what is read under it is what
 * is there for good.
 */
export const newMediaKey = (jobId: string) => `${mediaFolderOf(jobId)}${randomUUID()}`;
