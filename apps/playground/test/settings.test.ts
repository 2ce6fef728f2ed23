import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadSettings } from '../src/server/settings.ts';

const demo = { atsUrl: 'http://127.0.0.1:1/', organizationId: 'o', siteKey: 'cpk_x', secretKey: 'csk_x' };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'ats-settings-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function demoFile(content: unknown): Promise<string> {
  const file = path.join(folder, 'demo.json');
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

test('keys come from the demo file, addresses from the environment', async () => {
  const file = await demoFile(demo);
  expect(loadSettings({ ATS_DEMO_FILE: file })).toEqual({
    host: '127.0.0.1',
    port: 5173,
    atsUrl: 'http://127.0.0.1:1',
    siteKey: 'cpk_x',
    secretKey: 'csk_x',
    line: 'good',
  });
  const variables = { ATS_DEMO_FILE: file, HOST: '0.0.0.0', PORT: '80', ATS_API_URL: 'https://ats.example/' };
  expect(loadSettings(variables)).toMatchObject({ host: '0.0.0.0', port: 80, atsUrl: 'https://ats.example' });
});

test('a missing demo file is explained', () => {
  expect(() => loadSettings({})).toThrow(/ATS_DEMO_FILE must be the path/);
  const file = path.join(folder, 'nothing.json');
  expect(() => loadSettings({ ATS_DEMO_FILE: file })).toThrow(/no demo keys at .*nothing\.json.*first start/);
});

test('what cannot be used is named', async () => {
  const broken = await demoFile('{');
  expect(() => loadSettings({ ATS_DEMO_FILE: broken })).toThrow(/cannot be read/);
  const incomplete = await demoFile({ ...demo, secretKey: undefined });
  expect(() => loadSettings({ ATS_DEMO_FILE: incomplete })).toThrow(/has no "secretKey"/);
  const file = await demoFile(demo);
  expect(() => loadSettings({ ATS_DEMO_FILE: file, PORT: 'x' })).toThrow(/PORT/);
  expect(() => loadSettings({ ATS_DEMO_FILE: file, ATS_API_URL: 'ftp://x' })).toThrow(/ATS_API_URL/);
});
