import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'tsdown';
import { expect, it } from 'vitest';

const SOURCE = join(import.meta.dirname, '../src/index.ts');

/** What a bundler keeps for a module that says so, told nothing about side effects. */
async function bundled(code: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ats-client-'));
  try {
    const entry = join(folder, 'entry.ts');
    await writeFile(entry, code);
    const [bundle] = await build({
      entry,
      cwd: folder,
      config: false,
      write: false,
      dts: false,
      minify: true,
      logLevel: 'error',
      deps: { neverBundle: [/^@ats-kit\//, 'ky'] },
      treeshake: { moduleSideEffects: (id: string) => id.includes('/client/src/') },
    });
    return (bundle?.chunks ?? []).map((chunk) => ('code' in chunk ? chunk.code : '')).join('\n');
  } finally {
    await rm(folder, { recursive: true });
  }
}

it('nothing is left of an import of nothing', async () => {
  const code = await bundled(`import ${JSON.stringify(SOURCE)};`);
  expect(code.replaceAll(/import\s*"[^"]+";|export\s*\{\};/g, '').trim()).toBe('');
});

it('whoever asks the API alone gets no player and no upload', async () => {
  const code = await bundled(`export { createAtsApi } from ${JSON.stringify(SOURCE)};`);
  expect(code).toContain('X-Site-Key');
  for (const foreign of ['OfflineAudioContext', 'new Audio', 'XMLHttpRequest', 'WebSocket', 'clipboard']) {
    expect(code).not.toContain(foreign);
  }
});
