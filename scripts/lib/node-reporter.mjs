// A reporter for `node --test` that writes what Vitest's JSON reporter writes, so that one reader is enough.
// It writes the file itself: Node would not create the folder of a reporter's destination.
import { writeReport } from './write-report.mjs';

export default async function* report(events) {
  const startTime = Date.now();
  const files = new Map();
  for await (const { type, data } of events) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    // A suite's own line repeats what its tests said; a file that fails as a whole has no tests to say it.
    if (data.details?.type === 'suite') continue;
    const file = data.file ?? 'scripts';
    const skipped = data.skip !== undefined || data.todo !== undefined;
    const status = skipped ? 'skipped' : type === 'test:pass' ? 'passed' : 'failed';
    files.set(file, [...(files.get(file) ?? []), { title: data.name, status }]);
  }
  writeReport('unit', startTime, files);
  yield '';
}
