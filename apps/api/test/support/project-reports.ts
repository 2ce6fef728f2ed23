import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';

const known = (times: (number | undefined)[]) => times.filter((time) => time !== undefined);

/** A result as Vitest's own JSON reporter writes it, which is what the scripts of this repository read. */
function resultOf(module: TestModule) {
  const tests = [...module.children.allTests()];
  const diagnostics = tests.map((test) => test.diagnostic());
  return {
    name: module.moduleId,
    status: module.state() === 'failed' ? 'failed' : 'passed',
    startTime: Math.min(...known(diagnostics.map((diagnostic) => diagnostic?.startTime))),
    endTime: Math.max(
      ...known(diagnostics.map((diagnostic) => diagnostic && diagnostic.startTime + diagnostic.duration)),
    ),
    assertionResults: tests.map((test) => ({
      fullName: test.fullName.replaceAll(' > ', ' '),
      status: test.result().state,
    })),
  };
}

/**
 * One report a project, named after it: the same suite on another database is another line of the summary. In CI a test that was
 * skipped has failed, since nobody would miss it.
 */
export class ProjectReports implements Reporter {
  readonly folder: string;
  constructor(folder: string) {
    this.folder = folder;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    mkdirSync(this.folder, { recursive: true });
    for (const project of new Set(modules.map((module) => module.project.name))) {
      this.write(project, modules.filter((module) => module.project.name === project).map(resultOf));
    }
  }

  private write(project: string, testResults: ReturnType<typeof resultOf>[]): void {
    // A file that could not run has no times.
    const timed = testResults.filter(({ endTime }) => Number.isFinite(endTime));
    const startTime = Math.min(Date.now(), ...timed.map((result) => result.startTime));
    const seconds = Math.max(0, ...timed.map(({ endTime }) => (endTime - startTime) / 1000));
    writeFileSync(path.join(this.folder, `${project}.json`), JSON.stringify({ startTime, testResults }));
    const states = testResults.flatMap(({ assertionResults }) =>
      assertionResults.map(({ status }) => status),
    );
    const count = (state: string) => states.filter((other) => other === state).length;
    const skipped = states.length - count('passed') - count('failed');
    process.stdout.write(
      `${project}: ${count('passed')} passed, ${count('failed')} failed, ${skipped} skipped, ${seconds.toFixed(1)} s\n`,
    );
    if (skipped === 0 || !process.env['CI']) return;
    process.stderr.write(`${project}: in CI a skipped test is a failure\n`);
    process.exitCode = 1;
  }
}
