import { readFile, readdir } from 'node:fs/promises';
import { expect, it } from 'vitest';
import rules from '../contract-rules.json' with { type: 'json' };

async function idsInTests(): Promise<Set<string>> {
  const folder = new URL('./', import.meta.url);
  const files = (await readdir(folder)).filter((name) => name.endsWith('.test.ts'));
  const texts = await Promise.all(files.map((name) => readFile(new URL(name, folder), 'utf8')));
  return new Set(
    texts.flatMap((text) => [...text.matchAll(/['"`]\[(\d+\.[a-z0-9.-]+)\] /g)].map(([, id]) => String(id))),
  );
}

it('[0.rules] every rule of the list has a test, and every test names a rule of the list', async () => {
  const listed = rules.map(({ id }) => id);
  expect(new Set(listed).size, 'no id twice').toBe(listed.length);
  for (const { id, section } of rules) expect(id.startsWith(`${section}.`), id).toBe(true);
  expect([...(await idsInTests())].sort()).toEqual([...listed].sort());
});
