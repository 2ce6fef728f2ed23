import { z } from 'zod';

/** An S3-compatible store, and one bucket of it. */
export interface S3Settings {
  endpoint: string;
  /** The endpoint as browsers reach it: upload and download URLs begin with it. */
  publicEndpoint: string;
  region: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** Whether the bucket stands in the path rather than in the host name. */
  forcePathStyle: boolean;
}

const isPlainUrl = (text: string) => {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) return false;
  const { username, password, search, hash } = new URL(text);
  return [username, password, search, hash].every((part) => part === '');
};

const endpoint = z
  .string()
  .refine(isPlainUrl, 'must be an http or https URL without credentials, query and fragment')
  .transform((text) => text.replace(/\/+$/, ''));

const variables = z.object({
  S3_ENDPOINT: endpoint.optional(),
  S3_REGION: z
    .string()
    .regex(/^[0-9a-z-]+$/i, 'must be the name of a region')
    .optional(),
  S3_BUCKET: z
    .string()
    .regex(/^[0-9a-z][0-9a-z.-]{1,61}[0-9a-z]$/, 'must be the name of a bucket')
    .optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  S3_FORCE_PATH_STYLE: z
    .enum(['on', 'off'])
    .transform((value) => value === 'on')
    .optional(),
  S3_PUBLIC_ENDPOINT: endpoint.optional(),
});

export const S3_VARIABLES = Object.keys(variables.shape);

const REQUIRED = [
  'S3_ENDPOINT',
  'S3_REGION',
  'S3_BUCKET',
  'S3_ACCESS_KEY_ID',
  'S3_SECRET_ACCESS_KEY',
] as const;

/**
 * The variables of the object store, all of them or none: half a store would be a disk that nobody meant. Gives `undefined`
 * when there are none.
 */
export const s3Environment = variables.transform((env, context): S3Settings | undefined => {
  if (Object.values(env).every((value) => value === undefined)) return undefined;
  const [url, region, bucket, accessKeyId, secretAccessKey] = REQUIRED.map((name) => env[name]);
  if (!url || !region || !bucket || !accessKeyId || !secretAccessKey) {
    for (const name of REQUIRED.filter((required) => !env[required]))
      context.addIssue({ code: 'custom', path: [name], message: 'is missing: an object store needs it' });
    return z.NEVER;
  }
  return {
    endpoint: url,
    publicEndpoint: env.S3_PUBLIC_ENDPOINT ?? url,
    region,
    bucket,
    accessKeyId,
    secretAccessKey,
    forcePathStyle: env.S3_FORCE_PATH_STYLE ?? false,
  };
});
