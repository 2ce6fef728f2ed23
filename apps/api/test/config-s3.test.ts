import { describe, expect, it } from 'vitest';
import { ConfigError, loadConfig } from '../src/config.ts';

const S3 = {
  S3_ENDPOINT: 'https://s3.example/',
  S3_REGION: 'eu-west-3',
  S3_BUCKET: 'ats-files',
  S3_ACCESS_KEY_ID: 'AKIAEXAMPLE',
  S3_SECRET_ACCESS_KEY: 'hunter2/and+more',
};

function messageOf(variables: Record<string, string>): string {
  try {
    loadConfig(variables);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message;
  }
  throw new Error('It was accepted.');
}

describe('the configuration of a bucket', () => {
  it('[0.config.s3] is absent when none of its variables is set: files are on disk', () => {
    expect(loadConfig({}).s3).toBeUndefined();
    expect(loadConfig(Object.fromEntries(Object.keys(S3).map((name) => [name, '']))).s3).toBeUndefined();
  });

  it('[0.config.s3] needs an endpoint, a region, a bucket and two keys, and has defaults for the rest', () => {
    expect(loadConfig(S3).s3).toEqual({
      endpoint: 'https://s3.example',
      publicEndpoint: 'https://s3.example',
      region: 'eu-west-3',
      bucket: 'ats-files',
      accessKeyId: 'AKIAEXAMPLE',
      secretAccessKey: 'hunter2/and+more',
      forcePathStyle: false,
    });
    const values = { S3_PUBLIC_ENDPOINT: 'https://files.example', S3_FORCE_PATH_STYLE: 'on' };
    expect(loadConfig({ ...S3, ...values }).s3).toMatchObject({
      publicEndpoint: 'https://files.example',
      forcePathStyle: true,
    });
  });

  it.each(Object.keys(S3))('[0.config.s3] is all or nothing: without %s it is named', (name) => {
    const message = messageOf({ ...S3, [name]: '' });
    expect(message).toContain(`${name}: is missing`);
    expect(message).not.toContain('hunter2');
    expect(messageOf({ [name]: S3[name as keyof typeof S3] }).match(/is missing/g)).toHaveLength(4);
  });

  it('[0.config.s3] half of it is not a disk: a public endpoint alone is refused as well', () => {
    expect(messageOf({ S3_PUBLIC_ENDPOINT: 'https://files.example' })).toContain('S3_BUCKET: is missing');
  });

  it.each([
    ['S3_ENDPOINT', 's3.example'],
    ['S3_ENDPOINT', 'https://user:secret@s3.example'],
    ['S3_PUBLIC_ENDPOINT', 'https://s3.example/?x=1'],
    ['S3_REGION', 'eu west'],
    ['S3_BUCKET', 'Ats_Files'],
    ['S3_BUCKET', 'a/b'],
    ['S3_FORCE_PATH_STYLE', 'maybe'],
  ])('[0.config.s3] names what is wrong: %s=%s', (name, value) => {
    const message = messageOf({ ...S3, [name]: value });
    expect(message).toContain(name);
    expect(message).not.toMatch(/hunter2|secret@/);
  });

  it('[0.config.s3] is named together with what else is wrong', () => {
    expect(messageOf({ PORT: '0', S3_BUCKET: 'ats-files' })).toMatch(/PORT: [\s\S]*S3_ENDPOINT: /);
  });
});
