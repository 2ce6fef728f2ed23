import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { openAsBlob } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { browserRecordings } from '../src/index.ts';
import { noise, waveFile } from './recordings.files.ts';
import { rejection } from './scenario.ts';

it('a file that was changed since it was chosen cannot be read, and a person can tell why', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ats-client-'));
  try {
    const path = join(folder, 'nuit.wav');
    await writeFile(path, new Uint8Array(await waveFile({ samples: noise(1000) }).arrayBuffer()));
    const file = await openAsBlob(path);
    expect(await browserRecordings.formatOf(file)).toBe('wav');
    await rm(path);
    const unreadable = {
      name: 'AtsError',
      code: 'widget.upload_error',
      kind: 'client',
      message: 'The file cannot be read. It may have been moved, renamed or changed: choose it again.',
      details: { reason: 'unreadable' },
    };
    expect(await rejection(browserRecordings.formatOf(file))).toMatchObject(unreadable);
    for (const format of ['wav', 'mp3'] as const) {
      expect(await rejection(browserRecordings.listen(file, { format, bars: 8 }))).toMatchObject(unreadable);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});
