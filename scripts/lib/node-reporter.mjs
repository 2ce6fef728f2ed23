// A reporter for `node --test` that writes what Vitest's JSON reporter writes, so that one reader is enough.
// It writes the file itself: Node would not create the folder of a reporter's destination.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const file = path.resolve(import.meta.dirname, '../reports/unit.json');

export default async function* report(events) {
  const startTime = Date.now();
  const files = new Map();
  for await (const { type, data } of events) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    // A suite's own line repeats what its tests said; a file that fails as a whole has no tests to say it.
    if (data.details?.type === 'suite') continue;
    const results = files.get(data.file) ?? [];
    const skipped = data.skip !== undefined || data.todo !== undefined;
    const status = skipped ? 'skipped' : type === 'test:pass' ? 'passed' : 'failed';
    results.push({ fullName: data.name, title: data.name, status });
    files.set(data.file, results);
  }
  const endTime = Date.now();
  const testResults = [...files].map(([name, assertionResults]) => {
    const failed = assertionResults.some(({ status }) => status === 'failed');
    return {
      name: name ?? 'scripts',
      status: failed ? 'failed' : 'passed',
      startTime,
      endTime,
      assertionResults,
    };
  });
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ startTime, testResults }));
  yield '';
}
